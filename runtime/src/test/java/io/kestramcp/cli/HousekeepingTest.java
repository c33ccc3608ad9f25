package io.kestramcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.store.ClientRegistrations;
import io.kestramcp.store.Database;
import io.kestramcp.store.ExpiredRows;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.store.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the store from growing without end. */
class HousekeepingTest {
    @TempDir
    private Path directory;

    @Test
    void A_13_everything_that_has_expired_goes_in_one_cleaning_and_the_rest_stays() {
        TestClock clock = new TestClock();
        try (Database database = Database.open(new StoreLocation.Embedded(directory.resolve("store")), clock);
                Housekeeping housekeeping = new Housekeeping(new ExpiredRows(database, clock, 2))) {
            ClientRegistrations clients = new ClientRegistrations(database, clock);
            for (int i = 0; i < 7; i++) {
                clients.add(
                        "gone" + i,
                        Optional.empty(),
                        "{}",
                        Optional.of(clock.instant().plusSeconds(1)));
            }
            clients.add("stays", Optional.empty(), "{}", Optional.empty());
            clock.advance(Duration.ofHours(2));
            housekeeping.clean();
            for (int i = 0; i < 7; i++) {
                assertThat(clients.remove("gone" + i)).isFalse();
            }
            assertThat(clients.remove("stays")).isTrue();
        }
    }

    @Test
    void a_store_that_is_closed_meanwhile_does_no_harm() {
        TestClock clock = new TestClock();
        Database database = Database.open(new StoreLocation.Embedded(directory.resolve("store")), clock);
        try (Housekeeping housekeeping = new Housekeeping(new ExpiredRows(database, clock, 2))) {
            database.close();
            housekeeping.clean();
        }
        assertThat(database.trouble()).isPresent();
    }
}
