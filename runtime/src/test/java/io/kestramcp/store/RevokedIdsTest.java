package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevokedIdsTest extends StoreTest {
    private RevokedIds ids;
    private Instant end;

    @BeforeEach
    void openIds() {
        ids = new RevokedIds(database, clock);
        end = clock.instant().plus(Duration.ofMinutes(10));
    }

    @Test
    void an_id_is_revoked_at_once_and_until_its_tokens_have_expired() {
        assertThat(ids.isRevoked("jti")).isFalse();
        ids.revoke("jti", end);

        assertThat(ids.isRevoked("jti")).isTrue();
        assertThat(ids.isRevoked("other")).isFalse();
        clock.advance(Duration.ofMinutes(10));
        assertThat(ids.isRevoked("jti")).isFalse();
    }

    @Test
    void revoking_again_can_only_lengthen() {
        ids.revoke("jti", end);
        ids.revoke("jti", end.minusSeconds(300));
        clock.advance(Duration.ofMinutes(9));
        assertThat(ids.isRevoked("jti")).isTrue();

        ids.revoke("jti", end.plusSeconds(300));
        clock.advance(Duration.ofMinutes(2));
        assertThat(ids.isRevoked("jti")).isTrue();
    }

    @Test
    void everybody_may_revoke_the_same_id_at_once() throws Exception {
        Race.run(8, runner -> () -> {
            ids.revoke("jti", end);
            return null;
        });

        assertThat(ids.isRevoked("jti")).isTrue();
    }
}
