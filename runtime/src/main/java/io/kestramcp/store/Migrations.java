package io.kestramcp.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;

/**
 * Brings the tables up to date: script n makes version n of the schema. On PostgreSQL all of it is one transaction under
 * an advisory lock, so of many gateways that start at once one migrates and the others wait. H2 commits each statement
 * by itself, so scripts are written to be run again after they broke off.
 */
final class Migrations {
    /** Released scripts are never changed; a change is a new script at the end. */
    static final List<String> SCRIPTS =
            List.of(resource("schema-1.sql"), resource("schema-2.sql"), resource("schema-3.sql"));

    /** Any number that other programs of the same database are unlikely to lock. */
    private static final long LOCK = 0x6B65_7374_7261_6D63L;

    private final List<String> scripts;
    private final Clock clock;

    Migrations(List<String> scripts, Clock clock) {
        this.scripts = scripts;
        this.clock = clock;
    }

    /**
     * Runs the scripts that are missing; returns how many.
     *
     * @throws StoreException when the store is of a version that is not known here
     */
    int run(Connection connection, boolean shared) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            if (shared) {
                statement.execute("SET LOCAL lock_timeout = '20s'");
                statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            }
            statement.execute("CREATE TABLE IF NOT EXISTS schema_version"
                    + " (version INTEGER NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)");
            int present = version(statement);
            if (present > scripts.size()) {
                throw new StoreException("The store has tables of version " + present + ", this program knows "
                        + scripts.size() + ". Start the version that wrote it, or restore a backup.");
            }
            for (int version = present + 1; version <= scripts.size(); version++) {
                apply(statement, version);
            }
            connection.commit();
            return scripts.size() - present;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM schema_version")) {
            result.next();
            return result.getInt(1);
        }
    }

    private void apply(Statement statement, int version) throws SQLException {
        for (String sql : scripts.get(version - 1).split(";\\s*(?:\\n|\\z)", -1)) {
            if (!sql.isBlank()) {
                statement.execute(sql);
            }
        }
        try (PreparedStatement insert =
                statement.getConnection().prepareStatement("INSERT INTO schema_version VALUES (?, ?)")) {
            insert.setInt(1, version);
            insert.setLong(2, clock.millis());
            insert.executeUpdate();
        }
    }

    private static String resource(String name) {
        try (InputStream script = Migrations.class.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new StoreException("The program is incomplete: " + name + " cannot be read.", unreadable);
        }
    }
}
