package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {
    private final TestClock clock = new TestClock();

    @TempDir
    private Path temporary;

    private Path directory;
    private StoreLocation.Embedded location;

    @BeforeEach
    void chooseFile() {
        directory = temporary.resolve("new").resolve("data");
        location = new StoreLocation.Embedded(directory.resolve("store"));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void A_10_only_the_owner_can_read_the_file_and_enter_the_directory() throws IOException {
        try (Database database = Database.open(location, clock)) {
            new RevokedIds(database, clock).revoke("id", clock.instant());

            assertThat(permissions(directory)).isEqualTo("rwx------");
            assertThat(permissions(directory.resolve("store.mv.db"))).isEqualTo("rw-------");
        }
    }

    @Test
    void there_are_no_other_files_than_database_and_lock() throws IOException {
        try (Database database = Database.open(location, clock);
                Stream<Path> files = Files.list(directory)) {
            assertThat(database.trouble()).isEmpty();
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("store.mv.db", "store.lock");
        }
    }

    @Test
    void a_file_that_others_could_read_is_closed_to_them() throws IOException {
        Database.open(location, clock).close();
        Path file = directory.resolve("store.mv.db");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Database.open(location, clock).close();

        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void a_directory_that_everybody_can_write_is_refused() throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> Database.open(location, clock))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Every user of this machine can write in " + directory)
                .hasMessageContaining("chmod o-w");
    }

    @Test
    void A_10_a_symbolic_link_is_refused() throws IOException {
        Files.createDirectories(directory);
        Path target = Files.createFile(temporary.resolve("elsewhere"));
        Files.createSymbolicLink(directory.resolve("store.mv.db"), target);

        assertThatThrownBy(() -> Database.open(location, clock))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("symbolic link");
        assertThat(target).isEmptyFile();
    }

    @Test
    void while_another_process_has_the_file_it_is_named_with_the_way_out() throws Exception {
        try (ChildJvm holder = ChildJvm.start(StoreHolder.class, location.base().toString())) {
            holder.next(StoreHolder.OPENED);

            assertThatThrownBy(() -> Database.open(location, clock))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("The store's file " + location + " is in use by process " + holder.pid()
                            + ". It serves one process at a time: stop that one, or let several share a PostgreSQL.");
        }
    }

    @Test
    void a_killed_owner_leaves_no_claim_behind() throws Exception {
        try (ChildJvm holder = ChildJvm.start(StoreHolder.class, location.base().toString())) {
            holder.next(StoreHolder.OPENED);
        }

        try (Database database = Database.open(location, clock)) {
            assertThat(database.trouble()).isEmpty();
        }
    }

    @Test
    void a_second_opening_in_this_process_is_refused_and_harms_nothing() {
        try (Database database = Database.open(location, clock)) {
            assertThatThrownBy(() -> Database.open(location, clock))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use by this process");
            assertThat(database.trouble()).isEmpty();
        }
    }

    @Test
    void rows_are_there_after_closing_and_opening() {
        try (Database database = Database.open(location, clock)) {
            new RevokedIds(database, clock).revoke("id", clock.instant().plusSeconds(1));
        }

        try (Database database = Database.open(location, clock)) {
            assertThat(new RevokedIds(database, clock).isRevoked("id")).isTrue();
        }
    }

    @Test
    void a_damaged_file_is_named_and_given_free_again() throws IOException {
        Database.open(location, clock).close();
        Path file = directory.resolve("store.mv.db");
        Files.write(file, new byte[8192]);

        assertThatThrownBy(() -> Database.open(location, clock))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString());

        Files.delete(file);
        Database.open(location, clock).close();
    }

    @Test
    void an_interrupted_caller_does_not_close_the_store_for_the_others() throws Exception {
        try (Database database = Database.open(location, clock)) {
            RevokedIds ids = new RevokedIds(database, clock);
            Instant until = clock.instant().plusSeconds(1);
            Race.run(8, runner -> () -> {
                for (int i = 0; i < 20; i++) {
                    Thread.currentThread().interrupt();
                    tryTo(() -> ids.revoke("interrupted-" + runner, until));
                    Thread.interrupted();
                    ids.revoke("kept-" + runner + "-" + i, until);
                }
                return null;
            });

            List<String> kept =
                    database.list("SELECT revoked_id FROM revoked_id", row -> row.text("revoked_id")).stream()
                            .filter(id -> id.startsWith("kept-"))
                            .toList();
            assertThat(kept).hasSize(160);
        }
    }

    /** An interrupted call may fail. */
    private static void tryTo(Runnable work) {
        try {
            work.run();
        } catch (StoreException interrupted) {
            assertThat(interrupted).hasMessageContaining("could not be read or written");
        }
    }
}
