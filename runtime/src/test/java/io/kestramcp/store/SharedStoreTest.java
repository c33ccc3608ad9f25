package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.config.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two gateways, each with connections of its own, on one PostgreSQL. */
class SharedStoreTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final List<Database> gateways = new ArrayList<>();

    @BeforeEach
    void startTwoGateways() {
        StoreLocation location = PostgresServer.freshLocation();
        gateways.add(Database.open(location, clock));
        gateways.add(Database.open(location, clock));
    }

    @AfterEach
    void stop() {
        gateways.forEach(Database::close);
    }

    @Test
    void a_code_from_one_is_redeemed_at_the_other_once() throws Exception {
        Secret code = new AuthorizationCodes(gateways.get(0), clock)
                .issue(new AuthorizationCode(StoreTest.grantTo("client"), "http://127.0.0.1/", "c"), HOUR);

        List<Redemption> results = Race.run(
                16, runner -> () -> new AuthorizationCodes(gateways.get(runner % 2), clock).redeem(code, "client"));

        assertThat(results).filteredOn(Redemption.Redeemed.class::isInstance).hasSize(1);
    }

    @Test
    void a_refresh_that_is_raced_at_both_has_one_winner() throws Exception {
        Secret token = new RefreshFamilies(gateways.get(0), clock).start(StoreTest.grantTo("client"), HOUR);

        List<Rotation> results = Race.run(
                16, runner -> () -> new RefreshFamilies(gateways.get(runner % 2), clock).rotate(token, "client"));

        assertThat(results).filteredOn(Rotation.Rotated.class::isInstance).hasSize(1);
    }

    @Test
    void a_revocation_at_one_holds_at_the_other() {
        new RevokedIds(gateways.get(0), clock).revoke("jti", clock.instant().plus(HOUR));

        assertThat(new RevokedIds(gateways.get(1), clock).isRevoked("jti")).isTrue();
    }

    @Test
    void a_password_is_not_shown_when_the_store_does_not_answer() {
        StoreLocation.Postgres nowhere = new StoreLocation.Postgres(
                "jdbc:postgresql://127.0.0.1:1/none?password=hunter2",
                Optional.of("me"),
                Optional.of(new Secret("swordfish")));

        try (Database away = Database.open(nowhere, clock)) {
            assertThat(away.trouble()).hasValue("The store jdbc:postgresql://127.0.0.1:1/none does not answer.");
            assertThatThrownBy(() -> new RevokedIds(away, clock).isRevoked("jti"))
                    .isInstanceOf(StoreAwayException.class)
                    .hasStackTraceContaining("127.0.0.1:1")
                    .satisfies(failed -> assertThat(new ErrorText(failed).whole())
                            .doesNotContain("hunter2")
                            .doesNotContain("swordfish"));
        }
    }
}
