package io.kestramcp.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL on a loopback port, one for all tests of this JVM, stopped with it. */
public final class PostgresServer {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static EmbeddedPostgres server;

    private PostgresServer() {}

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.start();
            } catch (IOException | RuntimeException failed) {
                throw new AssertionError(
                        "The embedded PostgreSQL does not start here, so nothing is proved about PostgreSQL. It needs"
                                + " Linux on amd64, and as root also user namespaces (unshare).",
                        failed);
            }
        }
        return server;
    }

    /** An empty schema of its own. */
    public static StoreLocation.Postgres freshLocation() {
        String schema = "test" + SCHEMAS.incrementAndGet();
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        } catch (SQLException failed) {
            throw new AssertionError("The embedded PostgreSQL answers with an error", failed);
        }
        return new StoreLocation.Postgres(
                server().getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema,
                Optional.empty(),
                Optional.empty());
    }
}
