package io.kestramcp.store;

import io.kestramcp.store.StoreLocation.Embedded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Looks into a store for a diagnosis: makes no file and no table, and changes no row. Of a file it needs that no gateway
 * runs on it, and while it is open none can start. To be closed.
 */
public final class StoreLook implements AutoCloseable {
    private static final String TABLES_OF_POSTGRES =
            "SELECT COUNT(*) AS n FROM pg_tables WHERE schemaname = current_schema AND tablename = 'schema_version'";
    private static final String TABLES_OF_H2 = "SELECT COUNT(*) AS n FROM information_schema.tables"
            + " WHERE table_schema = CURRENT_SCHEMA AND table_name = 'SCHEMA_VERSION'";

    private final Database database;
    private final boolean postgres;

    private StoreLook(Database database, boolean postgres) {
        this.database = database;
        this.postgres = postgres;
    }

    /**
     * Opens it.
     *
     * @throws StoreException when it cannot be opened
     */
    public static StoreLook open(StoreLocation location) {
        return new StoreLook(Database.lookInto(location), location instanceof StoreLocation.Postgres);
    }

    /** The file of a store that is one. */
    public static Path file(Embedded location) {
        return DatabaseFile.of(location.base());
    }

    /** The process that works with the file now, as far as it is told; empty when none does. */
    public static Optional<String> user(Embedded location) {
        return DatabaseFile.user(location.base());
    }

    /** Whether every user of this machine could replace files in there, which the gateway then refuses. */
    public static boolean isOpenToAll(Path directory) {
        return Files.isDirectory(directory) && DatabaseFile.isOpenToAll(directory);
    }

    /** The newest version of the tables that this program knows. */
    public static int newestVersion() {
        return Migrations.SCRIPTS.size();
    }

    /** The version of its tables; empty when it has none yet. */
    public OptionalInt version() {
        boolean there = database.count(postgres ? TABLES_OF_POSTGRES : TABLES_OF_H2) > 0;
        return there
                ? OptionalInt.of(database.count("SELECT COALESCE(MAX(version), 0) AS n FROM schema_version"))
                : OptionalInt.empty();
    }

    /** PostgreSQL's major version; empty for a file. */
    public OptionalInt postgresVersion() {
        return postgres
                ? OptionalInt.of(
                        database.count("SELECT CAST(current_setting('server_version_num') AS integer) / 10000 AS n"))
                : OptionalInt.empty();
    }

    /** Whether PostgreSQL takes no changes at all: a standby, or one that was set so. False for a file. */
    public boolean readOnlyServer() {
        return postgres
                && database.count("SELECT CASE WHEN pg_is_in_recovery()"
                                + " OR (SELECT setting FROM pg_settings WHERE name = 'default_transaction_read_only') = 'on'"
                                + " THEN 1 ELSE 0 END AS n")
                        > 0;
    }

    /** Whether the role may make what is missing, and change the rows of what is there. True for a file. */
    public boolean mayWrite() {
        if (!postgres) {
            return true;
        }
        if (version().isEmpty()) {
            return database.count(
                            "SELECT CASE WHEN has_schema_privilege(current_schema, 'CREATE') THEN 1 ELSE 0 END AS n")
                    > 0;
        }
        return database.count("SELECT COUNT(*) AS n FROM pg_class WHERE relkind = 'r'"
                        + " AND relnamespace = current_schema::regnamespace AND relname = 'upstream_token'"
                        + " AND has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')"
                        + " AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE')")
                > 0;
    }

    /** Users' sealed tokens of one tenant; only after it was found that there are tables. */
    public UpstreamTokens tokens(Clock clock, String tenant) {
        return new UpstreamTokens(database, clock, tenant);
    }

    /** What is sealed besides; likewise. */
    public SealedValues sealed(Clock clock) {
        return new SealedValues(database, clock);
    }

    @Override
    public void close() {
        database.close();
    }
}
