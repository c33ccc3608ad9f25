package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Secret;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorizationCodesTest extends StoreTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AuthorizationCode code =
            new AuthorizationCode(grantTo("client"), "http://127.0.0.1/callback", "challenge");

    @Test
    void a_code_gives_back_all_that_it_stands_for() {
        AuthorizationCodes codes = new AuthorizationCodes(database, clock);

        Redemption redemption = codes.redeem(codes.issue(code, MINUTE), "client");

        assertThat(redemption).isEqualTo(new Redemption.Redeemed(code));
    }

    @Test
    void a_second_use_is_reported_as_replay_with_the_grant_to_revoke() {
        AuthorizationCodes codes = new AuthorizationCodes(database, clock);
        Secret secret = codes.issue(code, MINUTE);
        codes.redeem(secret, "client");

        assertThat(codes.redeem(secret, "client")).isEqualTo(new Redemption.Replayed(code));
    }

    @Test
    void another_client_is_refused_and_spends_nothing() {
        AuthorizationCodes codes = new AuthorizationCodes(database, clock);
        Secret secret = codes.issue(code, MINUTE);

        assertThat(codes.redeem(secret, "thief")).isEqualTo(new Redemption.Refused());
        assertThat(codes.redeem(secret, "client")).isInstanceOf(Redemption.Redeemed.class);
    }

    @Test
    void a_code_is_good_until_the_end_of_its_life_and_no_longer() {
        AuthorizationCodes codes = new AuthorizationCodes(database, clock);
        Secret first = codes.issue(code, MINUTE);
        Secret second = codes.issue(code, MINUTE);

        clock.advance(MINUTE.minusMillis(1));
        assertThat(codes.redeem(first, "client")).isInstanceOf(Redemption.Redeemed.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(codes.redeem(second, "client")).isEqualTo(new Redemption.Refused());
    }

    @Test
    void an_unknown_code_is_refused() {
        assertThat(new AuthorizationCodes(database, clock).redeem(RandomSecret.create(), "client"))
                .isEqualTo(new Redemption.Refused());
    }

    @Test
    void the_code_itself_is_not_in_the_store() {
        Secret secret = new AuthorizationCodes(database, clock).issue(code, MINUTE);

        assertThat(contents("authorization_code", "code_hash", "grant_id", "claims", "redirect_uri"))
                .contains(SecretHash.of(secret))
                .doesNotContain(secret.reveal());
    }

    @Test
    void of_sixteen_threads_with_one_code_one_wins() throws Exception {
        AuthorizationCodes codes = new AuthorizationCodes(database, clock);
        for (int round = 0; round < 5; round++) {
            Secret secret = codes.issue(code, MINUTE);

            List<Redemption> results = Race.run(16, runner -> () -> codes.redeem(secret, "client"));

            assertThat(results)
                    .filteredOn(Redemption.Redeemed.class::isInstance)
                    .hasSize(1);
            assertThat(results)
                    .filteredOn(Redemption.Replayed.class::isInstance)
                    .hasSize(15);
        }
    }
}
