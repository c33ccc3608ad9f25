package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsTest {
    private static final List<String> TWO = List.of(
            "CREATE TABLE IF NOT EXISTS table_a (id INTEGER);\nCREATE TABLE IF NOT EXISTS table_b (id INTEGER);\n",
            "CREATE TABLE IF NOT EXISTS table_c (id INTEGER);\n");

    private final TestClock clock = new TestClock();

    @TempDir
    private Path directory;

    private int run(List<String> scripts, StoreLocation location) throws SQLException {
        try (Connection connection = connect(location)) {
            return new Migrations(scripts, clock).run(connection, location instanceof StoreLocation.Postgres);
        }
    }

    private static Connection connect(StoreLocation location) throws SQLException {
        return location instanceof StoreLocation.Postgres postgres
                ? DriverManager.getConnection(postgres.url())
                : DriverManager.getConnection("jdbc:h2:file:" + ((StoreLocation.Embedded) location).base());
    }

    private static boolean hasTable(StoreLocation location, String name) throws SQLException {
        try (Connection connection = connect(location);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT COUNT(*) FROM information_schema.tables WHERE LOWER(table_name) = '" + name
                                + "' AND table_schema = CURRENT_SCHEMA")) {
            result.next();
            return result.getInt(1) == 1;
        }
    }

    /** Gateways of the release before serve on while replicas are replaced one by one. */
    @Test
    void a_script_only_adds() {
        assertThat(Migrations.SCRIPTS.stream().flatMap(script -> script.lines()).filter(line -> !line.startsWith("--")))
                .noneMatch(line -> line.matches("(?i).*\\b(DROP|RENAME|TRUNCATE|DELETE|UPDATE)\\b.*"))
                .filteredOn(line -> line.startsWith("ALTER TABLE"))
                .allMatch(line ->
                        line.matches("ALTER TABLE \\w+ ADD COLUMN IF NOT EXISTS (.* DEFAULT .*|((?!NOT NULL).)*)"));
    }

    @ParameterizedTest
    @EnumSource(Backend.class)
    void only_the_scripts_that_are_missing_are_run(Backend backend) throws SQLException {
        StoreLocation location = backend.fresh(directory);

        assertThat(run(TWO.subList(0, 1), location)).isEqualTo(1);
        assertThat(run(TWO, location)).isEqualTo(1);
        assertThat(run(TWO, location)).isZero();
        assertThat(hasTable(location, "table_c")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Backend.class)
    void a_store_of_a_newer_version_is_refused(Backend backend) throws SQLException {
        StoreLocation location = backend.fresh(directory);
        run(TWO, location);

        assertThatThrownBy(() -> run(TWO.subList(0, 1), location))
                .isInstanceOf(StoreException.class)
                .hasMessage("The store has tables of version 2, this program knows 1."
                        + " Start the version that wrote it, or restore a backup.");
    }

    @ParameterizedTest
    @EnumSource(Backend.class)
    void a_script_that_broke_off_is_run_again_as_a_whole(Backend backend) throws SQLException {
        StoreLocation location = backend.fresh(directory);
        List<String> broken = List.of("CREATE TABLE IF NOT EXISTS table_a (id INTEGER);\nCREATE NONSENSE;\n");

        assertThatThrownBy(() -> run(broken, location)).isInstanceOf(SQLException.class);
        assertThat(run(TWO, location)).isEqualTo(2);
        assertThat(hasTable(location, "table_b")).isTrue();
    }

    @Test
    void on_postgresql_a_script_that_broke_off_leaves_nothing() throws SQLException {
        StoreLocation location = PostgresServer.freshLocation();
        List<String> broken = List.of("CREATE TABLE table_a (id INTEGER);\nCREATE NONSENSE;\n");

        assertThatThrownBy(() -> run(broken, location)).isInstanceOf(SQLException.class);

        assertThat(hasTable(location, "table_a")).isFalse();
    }

    @Test
    void of_eight_migrators_racing_on_one_postgresql_one_migrates() throws Exception {
        StoreLocation location = PostgresServer.freshLocation();

        List<Integer> applied = Race.run(8, runner -> () -> run(Migrations.SCRIPTS, location));

        assertThat(applied).containsOnlyOnce(Migrations.SCRIPTS.size());
        assertThat(applied).filteredOn(count -> count == 0).hasSize(7);
    }

    @Test
    void of_eight_gateways_that_start_on_one_empty_postgresql_all_start() throws Exception {
        StoreLocation location = PostgresServer.freshLocation();
        List<Database> gateways = new ArrayList<>();
        try {
            gateways.addAll(Race.run(8, runner -> () -> Database.open(location, clock)));

            new RevokedIds(gateways.get(0), clock).revoke("id", clock.instant().plusSeconds(1));
            assertThat(gateways).allMatch(gateway -> new RevokedIds(gateway, clock).isRevoked("id"));
            assertThat(IntStream.range(0, 8)
                            .filter(i -> gateways.get(i).trouble().isEmpty()))
                    .hasSize(8);
        } finally {
            gateways.forEach(Database::close);
        }
    }
}
