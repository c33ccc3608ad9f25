package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpstreamTokensTest extends StoreTest {
    private UpstreamTokens tokens;

    @BeforeEach
    void openTokens() {
        tokens = new UpstreamTokens(database, clock, "main");
    }

    @Test
    void a_token_belongs_to_issuer_tenant_and_subject_together() {
        tokens.put(ALICE, "v1.k1.a", "k1", "token of user alice");

        assertThat(tokens.find(ALICE)).isPresent();
        assertThat(tokens.find(BOB)).isEmpty();
        assertThat(tokens.find(OTHER_ALICE)).isEmpty();
        assertThat(new UpstreamTokens(database, clock, "other").find(ALICE)).isEmpty();
    }

    @Test
    void a_second_one_takes_the_place_of_the_first() {
        Instant first = clock.instant();
        tokens.put(ALICE, "v1.k1.a", "k1", "token of user alice");
        clock.advance(Duration.ofDays(1));
        tokens.put(ALICE, "v1.k2.b", "k2", "token of user alice2");

        assertThat(tokens.find(ALICE))
                .contains(new UpstreamToken(
                        ALICE.issuer(),
                        "main",
                        "alice",
                        "v1.k2.b",
                        "k2",
                        "token of user alice2",
                        first,
                        clock.instant()));
    }

    @Test
    void adding_does_not_touch_what_is_there() {
        tokens.put(ALICE, "v1.k1.a", "k1", "token of user alice");

        assertThat(tokens.add(ALICE, "v1.k1.b", "k1", "older")).isFalse();
        assertThat(tokens.find(ALICE).orElseThrow().sealedToken()).isEqualTo("v1.k1.a");
    }

    @Test
    void sealing_again_loses_against_a_user_who_registered_anew() {
        tokens.put(ALICE, "v1.k1.a", "k1", "token of user alice");
        UpstreamToken read = tokens.find(ALICE).orElseThrow();
        tokens.put(ALICE, "v1.k1.new", "k1", "token of user alice");

        assertThat(tokens.reseal(read, "v1.k2.a", "k2")).isFalse();
        assertThat(tokens.find(ALICE).orElseThrow().sealedToken()).isEqualTo("v1.k1.new");
    }

    @Test
    void a_removed_token_is_gone() {
        tokens.put(ALICE, "v1.k1.a", "k1", "token of user alice");

        assertThat(tokens.remove(BOB)).isFalse();
        assertThat(tokens.remove(ALICE)).isTrue();
        assertThat(tokens.find(ALICE)).isEmpty();
    }

    @Test
    void pages_together_hold_every_token_of_the_tenant_once() {
        tokens.put(BOB, "v1.k1.b", "k1", "b");
        tokens.put(OTHER_ALICE, "v1.k2.o", "k2", "o");
        tokens.put(ALICE, "v1.k1.a", "k1", "a");
        new UpstreamTokens(database, clock, "elsewhere").put(ALICE, "v1.k1.e", "k1", "e");

        List<UpstreamToken> first = tokens.list(Optional.empty(), 2);
        List<UpstreamToken> second = tokens.list(Optional.of(first.get(1)), 2);

        assertThat(first).extracting(UpstreamToken::label).containsExactly("a", "b");
        assertThat(second).extracting(UpstreamToken::label).containsExactly("o");
    }

    @Test
    void the_count_by_key_tells_which_keys_are_still_needed() {
        tokens.put(ALICE, "v1.k1.a", "k1", "a");
        tokens.put(BOB, "v1.k2.b", "k2", "b");
        new UpstreamTokens(database, clock, "elsewhere").put(ALICE, "v1.k2.e", "k2", "e");

        assertThat(tokens.countByKey()).isEqualTo(Map.of("k1", 1, "k2", 2));
    }

    @Test
    void A_10_users_who_register_twice_at_once_have_one_token() throws Exception {
        Race.run(8, runner -> () -> {
            tokens.put(ALICE, "v1.k1." + runner, "k1", "token of user alice");
            return null;
        });

        assertThat(tokens.list(Optional.empty(), 10)).hasSize(1);
    }
}
