package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpiredRowsTest extends StoreTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private ExpiredRows expired(int batch) {
        return new ExpiredRows(database, clock, batch);
    }

    @Test
    void a_round_deletes_no_more_than_a_batch_of_each_table() {
        RevokedIds ids = new RevokedIds(database, clock);
        for (int i = 0; i < 5; i++) {
            ids.revoke("id" + i, clock.instant());
        }
        clock.advance(DAY);

        assertThat(expired(2).purge()).isEqualTo(2);
        assertThat(expired(2).purge()).isEqualTo(2);
        assertThat(expired(2).purge()).isEqualTo(1);
        assertThat(expired(2).purge()).isZero();
    }

    @Test
    void a_row_stays_for_an_hour_after_its_end() {
        new RevokedIds(database, clock).revoke("id", clock.instant());

        clock.advance(HOUR);
        assertThat(expired(10).purge()).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(expired(10).purge()).isEqualTo(1);
    }

    @Test
    void A_13_every_table_with_an_end_is_purged_and_what_has_none_stays() {
        Instant end = clock.instant().plus(HOUR);
        AuthorizationCode code = new AuthorizationCode(grantTo("client"), "http://127.0.0.1/", "c");
        new AuthorizationCodes(database, clock).issue(code, HOUR);
        new RefreshFamilies(database, clock).start(grantTo("client"), HOUR);
        ClientRegistrations clients = new ClientRegistrations(database, clock);
        clients.add("passing", Optional.empty(), "{}", Optional.of(end));
        clients.add("lasting", Optional.empty(), "{}", Optional.empty());
        Secret any = RandomSecret.create();
        new PendingLogins(database, clock).begin(any, any, any, "v1.k1.x", HOUR);
        new SigningKeys(database, clock).add(new SigningKey("k", 1, "ES256", "{}", "v1.k1.x", end, end, end));
        new Confirmations(database, clock).issue(ALICE, "action", "effect", HOUR);
        new RevokedIds(database, clock).revoke("id", end);
        new UsedIds(database).use("id", end);
        TaskRows tasks = new TaskRows(database, clock);
        tasks.add(ALICE, "task", clock.instant(), end, "v1.k1.x");
        tasks.answer("task", "page-1", "v1.k1.x");
        new Consents(database, clock).remember(ALICE, "client", "server", Set.of());
        new UpstreamTokens(database, clock, "main").add(ALICE, "v1.k1.x", "k1", "token of user alice");
        clock.advance(DAY);

        assertThat(expired(10).purge()).isEqualTo(10);

        assertThat(clients.find("lasting")).isPresent();
        assertThat(new Consents(database, clock).list(ALICE)).hasSize(1);
        assertThat(new UpstreamTokens(database, clock, "main").find(ALICE)).isPresent();
    }

    @Test
    void gateways_may_purge_at_the_same_time() throws Exception {
        RevokedIds ids = new RevokedIds(database, clock);
        for (int i = 0; i < 40; i++) {
            ids.revoke("id" + i, clock.instant());
        }
        clock.advance(DAY);

        Race.run(4, runner -> () -> expired(20).purge());
        expired(40).purge();

        assertThat(database.count("SELECT COUNT(*) AS n FROM revoked_id")).isZero();
    }
}
