package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SigningKeysTest extends StoreTest {
    private SigningKeys keys;

    @BeforeEach
    void openKeys() {
        keys = new SigningKeys(database, clock);
    }

    private SigningKey key(String id, int generation) {
        Instant from = clock.instant().plus(Duration.ofDays(generation - 1L));
        return new SigningKey(
                id,
                generation,
                "ES256",
                "{\"kid\":\"" + id + "\"}",
                "v1.k1." + id,
                from,
                from.plus(Duration.ofDays(1)),
                from.plus(Duration.ofDays(2)));
    }

    @Test
    void published_keys_come_newest_first_as_they_were_added() {
        keys.add(key("a", 1));
        keys.add(key("b", 2));

        assertThat(keys.published()).containsExactly(key("b", 2), key("a", 1));
    }

    @Test
    void a_key_signs_from_its_beginning_until_its_end() {
        SigningKey second = key("b", 2);

        assertThat(second.signsAt(second.signsFrom().minusMillis(1))).isFalse();
        assertThat(second.signsAt(second.signsFrom())).isTrue();
        assertThat(second.signsAt(second.signsUntil().minusMillis(1))).isTrue();
        assertThat(second.signsAt(second.signsUntil())).isFalse();
    }

    @Test
    void an_expired_key_is_not_published() {
        keys.add(key("a", 1));
        clock.advance(Duration.ofDays(2));

        assertThat(keys.published()).isEmpty();
    }

    @Test
    void of_gateways_that_rotate_at_once_one_adds_its_key() throws Exception {
        List<Boolean> added = Race.run(8, runner -> () -> keys.add(key("by" + runner, 1)));

        assertThat(added).containsOnlyOnce(true);
        assertThat(keys.published()).hasSize(1);
    }
}
