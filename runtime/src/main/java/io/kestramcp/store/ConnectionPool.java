package io.kestramcp.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import org.postgresql.Driver;

/** Opens connections for a location. */
final class ConnectionPool {
    private static final int MOST = 8;
    private static final int WAIT_MILLIS = 10_000;
    /** For a connection to PostgreSQL: somebody waits for an answer, and is told sooner that there will be none. */
    private static final int POSTGRES_WAIT_MILLIS = 5_000;

    /**
     * WRITE_DELAY=0: H2's default acknowledges a commit half a second before it is written, and a killed process would
     * bring used codes back to life. DB_CLOSE_ON_EXIT=FALSE: H2's own shutdown hook would close the store under
     * requests that are still being answered.
     */
    private static final String H2_SETTINGS =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=" + WAIT_MILLIS + ";TRACE_LEVEL_FILE=0";

    /** IFEXISTS=TRUE: to look must not make. */
    private static final String H2_READING =
            ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    /**
     * With H2's default, {@code file:}, an interrupted thread closes the file under all others (FileChannel does so); an
     * asynchronous channel does not know interrupts.
     */
    private static final String H2_PREFIX = "jdbc:h2:async:";

    private ConnectionPool() {}

    static HikariDataSource open(StoreLocation location) {
        HikariConfig config = config(location, H2_SETTINGS);
        config.setMaximumPoolSize(MOST);
        return open(location, config);
    }

    /** Waits for a store that is away now: a connection is there once it answers. */
    static HikariDataSource openLater(StoreLocation location) {
        HikariConfig config = config(location, H2_SETTINGS);
        config.setMaximumPoolSize(MOST);
        config.setInitializationFailTimeout(-1);
        return open(location, config);
    }

    /** One connection, by which nothing can be made or changed. */
    static HikariDataSource openToRead(StoreLocation location) {
        HikariConfig config = config(location, H2_READING);
        config.setMaximumPoolSize(1);
        config.setReadOnly(true);
        return open(location, config);
    }

    private static HikariConfig config(StoreLocation location, String h2Settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (location instanceof StoreLocation.Postgres postgres) {
            postgres(config, postgres);
        } else {
            config.setJdbcUrl(H2_PREFIX + ((StoreLocation.Embedded) location).base() + h2Settings);
            // The last connection that closes would close the file with it: keep one for good.
            config.setMaxLifetime(0);
        }
        return config;
    }

    private static HikariDataSource open(StoreLocation location, HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException failed) {
            Throwable reason = failed.getCause() == null ? failed : failed.getCause();
            String told = "The store " + location + " cannot be opened: " + reason.getMessage();
            throw location instanceof StoreLocation.Postgres && StoreAwayException.isAway(reason)
                    ? new StoreAwayException(told, reason)
                    : new StoreException(told, reason);
        }
    }

    private static void postgres(HikariConfig config, StoreLocation.Postgres postgres) {
        if (Driver.parseURL(postgres.url(), null) == null) {
            throw new StoreException("The store's address " + postgres
                    + " is none of a PostgreSQL: it must be jdbc:postgresql://HOST:PORT/DATABASE.");
        }
        config.setConnectionTimeout(POSTGRES_WAIT_MILLIS);
        config.setJdbcUrl(postgres.url());
        postgres.user().ifPresent(config::setUsername);
        postgres.password().ifPresent(password -> config.setPassword(password.reveal()));
        config.addDataSourceProperty("ApplicationName", "kestra-mcp");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // The detail of an error quotes the row's values.
        config.addDataSourceProperty("logServerErrorDetail", "false");
    }
}
