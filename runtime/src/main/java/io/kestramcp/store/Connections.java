package io.kestramcp.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to a store whose tables are up to date. A PostgreSQL that is away is no reason not to begin: its tables are
 * brought up to date when it first answers. While it is away it is asked now and then by one thread, and all others are
 * told so at once. Thread-safe.
 */
final class Connections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final StoreLocation location;
    private final HikariDataSource pool;
    private final Clock clock;
    private final LongSupplier nanoTime = System::nanoTime;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean current;
    private volatile StoreException trouble;
    private volatile long askedAt;

    private Connections(StoreLocation location, HikariDataSource pool, Clock clock, boolean current) {
        this.location = location;
        this.pool = pool;
        this.clock = clock;
        this.current = current;
    }

    /**
     * Opens the store, and brings its tables up to date, now or, if it is a PostgreSQL that is away, when it answers.
     *
     * @throws StoreException when it cannot be opened, and waiting would not help
     */
    static Connections open(StoreLocation location, Clock clock) {
        try {
            Connections opened = new Connections(location, ConnectionPool.open(location), clock, false);
            return opened.begun();
        } catch (StoreAwayException failed) {
            LOG.warn("The gateway starts without its store, is not ready, and uses it as soon as it answers.");
            Connections later = new Connections(location, ConnectionPool.openLater(location), clock, false);
            later.noted(later.unanswered(failed.getCause()));
            return later;
        }
    }

    private Connections begun() {
        try (Connection first = take()) {
            LOG.debug("The store {} answers: {}", location, first);
            return this;
        } catch (SQLException unclosed) {
            throw problem(unclosed);
        } catch (RuntimeException failed) {
            pool.close();
            throw failed;
        }
    }

    /** Likewise for a look, by which nothing is made or changed. */
    static Connections openToRead(StoreLocation location) {
        return new Connections(location, ConnectionPool.openToRead(location), Clock.systemUTC(), true);
    }

    /**
     * One of them, to be closed.
     *
     * @throws StoreAwayException when the store does not answer
     * @throws StoreException when its tables cannot be brought up to date
     */
    Connection take() {
        StoreException known = trouble;
        if (known == null) {
            return connected();
        }
        if (nanoTime.getAsLong() - askedAt < REMEMBERED.toNanos() || !asking.compareAndSet(false, true)) {
            throw known instanceof StoreAwayException
                    ? new StoreAwayException(known.getMessage(), known)
                    : new StoreException(known.getMessage(), known);
        }
        try {
            return connected();
        } finally {
            asking.set(false);
        }
    }

    private Connection connected() {
        try {
            Connection connection = pool.getConnection();
            if (!current) {
                bringUpToDate(connection);
            }
            if (trouble != null) {
                LOG.info("The store {} answers now.", location);
                trouble = null;
            }
            return connection;
        } catch (SQLException failed) {
            throw problem(failed);
        }
    }

    private synchronized void bringUpToDate(Connection connection) throws SQLException {
        if (current) {
            return;
        }
        try {
            new Migrations(Migrations.SCRIPTS, clock).run(connection, location instanceof StoreLocation.Postgres);
            current = true;
        } catch (StoreException unknown) {
            throw noted(unknown);
        } finally {
            if (!current) {
                connection.close();
            }
        }
    }

    private StoreException problem(SQLException failed) {
        String state = StoreAwayException.state(failed);
        // A pool without any connection, that cannot say why, still waits for its first.
        boolean waiting = state.isEmpty() && pool.getHikariPoolMXBean().getTotalConnections() == 0;
        if (location instanceof StoreLocation.Postgres && (waiting || StoreAwayException.isAway(failed))) {
            return noted(unanswered(failed));
        }
        StoreException other = new StoreException(
                "The store " + location + " could not be read or written (SQL state " + state
                        + "). Look into this server's log for the" + " cause.",
                failed);
        return current ? other : noted(other);
    }

    private StoreAwayException unanswered(Throwable cause) {
        return new StoreAwayException("The store " + location + " does not answer.", cause);
    }

    private StoreException noted(StoreException failed) {
        if (trouble == null || !trouble.getMessage().equals(failed.getMessage())) {
            LOG.warn(
                    "{} What needs it fails until that has changed. {}",
                    failed.getMessage(),
                    StoreAwayException.reason(failed));
        }
        askedAt = nanoTime.getAsLong();
        trouble = failed;
        return failed;
    }

    @Override
    public void close() {
        pool.close();
    }
}
