package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is not there, goes away and comes back, or has no room. */
class StoreFaultsTest {
    private static final long MIB = 1L << 20;
    /** Much longer than the pool waits between two tries. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private static StoreLocation.Postgres at(int port) {
        return new StoreLocation.Postgres(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres", Optional.empty(), Optional.empty());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }

    @Test
    void a_postgresql_that_is_down_at_the_start_is_told_and_gets_its_tables_when_it_comes_up() throws Exception {
        int port = freePort();
        try (Database database = Database.open(at(port), Clock.systemUTC())) {
            UpstreamTokens tokens = new UpstreamTokens(database, Clock.systemUTC(), "main");
            assertThat(database.trouble()).hasValueSatisfying(told -> assertThat(told)
                    .contains("jdbc:postgresql://127.0.0.1:" + port)
                    .doesNotContain("user="));
            assertThatThrownBy(() -> tokens.put(StoreTest.ALICE, "v1.k1.a", "k1", "token of alice"))
                    .isInstanceOf(StoreAwayException.class);

            try (EmbeddedPostgres up = postgres(port)) {
                assertThat(up.getPort()).isEqualTo(port);
                awaitGood(database);
                tokens.put(StoreTest.ALICE, "v1.k1.a", "k1", "token of alice");
                assertThat(tokens.find(StoreTest.ALICE)).isPresent();
            }
        }
    }

    @Test
    void a_postgresql_that_refuses_or_cannot_be_named_is_no_start() throws Exception {
        try (EmbeddedPostgres up = postgres(freePort())) {
            for (String bad : new String[] {
                "jdbc:postgresql://127.0.0.1:" + up.getPort() + "/none?user=postgres&password=hunter2",
                "jdbc:postgresql://127.0.0.1:" + up.getPort() + "/postgres?user=nobody&password=hunter2",
                "jdbc:postgresql://127.0.0.1:" + up.getPort()
                        + "/postgres?user=postgres&sslmode=require&password=hunter2",
                "jdbc:postgresql://127.0.0.1:99999/postgres?user=postgres&password=hunter2",
            }) {
                assertThatThrownBy(() -> Database.open(
                                new StoreLocation.Postgres(bad, Optional.empty(), Optional.empty()), Clock.systemUTC()))
                        .as(bad)
                        .isInstanceOf(StoreException.class)
                        .isNotInstanceOf(StoreAwayException.class)
                        .satisfies(failed ->
                                assertThat(new ErrorText(failed).whole()).doesNotContain("hunter2"));
            }
        }
    }

    @Test
    void tables_of_a_newer_version_that_come_to_light_only_later_are_told_and_not_touched() throws Exception {
        int port = freePort();
        try (EmbeddedPostgres newer = postgres(port);
                Database database = Database.open(at(port), Clock.systemUTC())) {
            assertThat(newer.getPort()).isEqualTo(port);
            database.update("INSERT INTO schema_version VALUES (99, 0)");
        }
        try (Database database = Database.open(at(port), Clock.systemUTC());
                EmbeddedPostgres up = postgres(port)) {
            assertThat(up.getPort()).isEqualTo(port);
            Optional<String> told = database.trouble();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (told.orElse("").contains("does not answer") && System.nanoTime() < end) {
                told = database.trouble();
            }
            assertThat(told).hasValueSatisfying(text -> assertThat(text).contains("tables of version 99"));
        }
    }

    private static void awaitGood(Database database) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (database.trouble().isPresent() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(database.trouble()).isEmpty();
    }

    @Test
    void a_postgresql_that_goes_down_in_flight_is_told_and_used_again_when_it_is_back() throws Exception {
        int port = freePort();
        EmbeddedPostgres first = postgres(port);
        try (Database database = Database.open(at(port), Clock.systemUTC())) {
            UpstreamTokens tokens = new UpstreamTokens(database, Clock.systemUTC(), "main");
            tokens.put(StoreTest.ALICE, "v1.k1.a", "k1", "token of alice");
            first.close();

            assertThat(database.trouble()).isPresent();
            assertThatThrownBy(() -> tokens.put(StoreTest.BOB, "v1.k1.b", "k1", "token of bob"))
                    .isInstanceOf(StoreException.class);

            try (EmbeddedPostgres again = postgres(port)) {
                assertThat(again.getPort()).isEqualTo(port);
                awaitGood(database);
                assertThat(tokens.find(StoreTest.ALICE)).isPresent();
                assertThat(tokens.find(StoreTest.BOB)).isEmpty();
            }
        } finally {
            first.close();
        }
    }

    @Test
    void a_full_disk_is_told_loses_nothing_and_is_written_to_again_when_there_is_room() throws Exception {
        Path small = Files.createDirectory(directory.resolve("small"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", small.toString()),
                "A small file system cannot be mounted here: that needs root.");
        try {
            StoreLocation location =
                    new StoreLocation.Embedded(small.resolve("data").resolve("store"));
            try (Database database = Database.open(location, Clock.systemUTC())) {
                UpstreamTokens tokens = new UpstreamTokens(database, Clock.systemUTC(), "main");
                tokens.put(StoreTest.ALICE, "v1.k1.a", "k1", "token of alice");
                Path rest = fill(small);
                assertThatThrownBy(() -> putMany(tokens)).isInstanceOf(StoreException.class);
                Files.delete(rest);
            }
            try (Database database = Database.open(location, Clock.systemUTC())) {
                UpstreamTokens tokens = new UpstreamTokens(database, Clock.systemUTC(), "main");
                assertThat(tokens.find(StoreTest.ALICE)).isPresent();
                tokens.put(StoreTest.BOB, "v1.k1.b", "k1", "token of bob");
                assertThat(tokens.find(StoreTest.BOB)).isPresent();
            }
        } finally {
            run("umount", "-l", small.toString());
        }
    }

    /** More than fits into what a file system this small can still hold. */
    private static void putMany(UpstreamTokens tokens) {
        for (int i = 0; i < 10_000; i++) {
            tokens.put(StoreTest.BOB, "v1.k1." + "b".repeat(1000) + i, "k1", "token of bob");
        }
    }

    private static Path fill(Path small) throws IOException {
        Path rest = small.resolve("rest");
        byte[] piece = new byte[4096];
        try (var out = Files.newOutputStream(rest)) {
            for (long written = 0; written < 8 * MIB; written += piece.length) {
                out.write(piece);
            }
            throw new AssertionError("It does not get full");
        } catch (IOException full) {
            return rest;
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
