package io.kestramcp.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The open store. A statement that returned has been written: it survives the sudden end of this process. Each
 * statement is its own transaction (read committed). Thread-safe; to be closed by whoever opened it.
 */
public final class Database implements AutoCloseable {
    /** SQL standard: integrity constraint violation, unique. Both drivers give it. */
    private static final String DUPLICATE = "23505";

    private static final int CHECK_SECONDS = 2;

    private final Connections connections;
    private final AutoCloseable claim;

    private Database(Connections connections, AutoCloseable claim) {
        this.connections = connections;
        this.claim = claim;
    }

    /**
     * Opens the store, and brings its tables up to date. A PostgreSQL that does not answer now is opened all the same, and
     * used when it does.
     *
     * @param clock dates the migrations
     * @throws StoreException when it is in use by another process (a file serves one), was written by a newer version,
     *     refuses this gateway, or is none
     */
    public static Database open(StoreLocation location, Clock clock) {
        AutoCloseable claim =
                location instanceof StoreLocation.Embedded embedded ? DatabaseFile.claim(embedded.base()) : () -> {};
        try {
            return new Database(Connections.open(location, clock), claim);
        } catch (RuntimeException failed) {
            release(claim, failed);
            throw failed;
        }
    }

    /**
     * Opens the store to look into it: nothing is made or changed, and of a file nothing is claimed.
     *
     * @throws StoreException when it cannot be opened
     */
    static Database lookInto(StoreLocation location) {
        return new Database(Connections.openToRead(location), () -> {});
    }

    private static void release(AutoCloseable resource, RuntimeException failed) {
        try {
            resource.close();
        } catch (Exception alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    /** What is wrong with the store now, in a sentence without secrets; empty when it answers. For readiness. */
    public Optional<String> trouble() {
        try (Connection connection = connections.take()) {
            return connection.isValid(CHECK_SECONDS) ? Optional.empty() : Optional.of("The store does not answer.");
        } catch (StoreException told) {
            return Optional.of(told.getMessage());
        } catch (SQLException unreachable) {
            return Optional.of("The store does not answer.");
        }
    }

    /** Changes rows; returns how many. Values may be text, numbers, {@link Instant}, {@link Optional}, or words. */
    int update(String sql, Object... values) {
        return run(sql, values, PreparedStatement::executeUpdate);
    }

    /** Inserts a row; false when its key exists. */
    boolean insert(String sql, Object... values) {
        try {
            return update(sql, values) == 1;
        } catch (StoreException failed) {
            if (failed.getCause() instanceof SQLException cause && DUPLICATE.equals(cause.getSQLState())) {
                return false;
            }
            throw failed;
        }
    }

    /** Reads every row. */
    <T> List<T> list(String sql, Row.Reader<T> reader, Object... values) {
        return run(sql, values, statement -> {
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                while (result.next()) {
                    rows.add(reader.read(row));
                }
            }
            return List.copyOf(rows);
        });
    }

    /** Reads the only row; empty when there is none. */
    <T> Optional<T> find(String sql, Row.Reader<T> reader, Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    /** Reads the number that a counting query gives in its only column, {@code n}. */
    int count(String sql, Object... values) {
        return find(sql, row -> row.number("n"), values).orElseThrow();
    }

    private <T> T run(String sql, Object[] values, Work<T> work) {
        try (Connection connection = connections.take();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, column(values[i]));
            }
            return work.on(statement);
        } catch (SQLException failed) {
            // Not the driver's message, which quotes rows; it is in the cause, for the log.
            String told = "The store could not be read or written (SQL state " + failed.getSQLState()
                    + "). Look into this server's log for the cause.";
            throw StoreAwayException.isAway(failed)
                    ? new StoreAwayException(told, failed)
                    : new StoreException(told, failed);
        }
    }

    private static Object column(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Database::column).orElse(null);
        }
        if (value instanceof Instant time) {
            return time.toEpochMilli();
        }
        return value instanceof Set<?> words ? words(words) : value;
    }

    private static String words(Set<?> words) {
        for (Object word : words) {
            if (word.toString().isEmpty() || word.toString().contains(" ")) {
                throw new IllegalArgumentException("A scope must be one word: '" + word + "'");
            }
        }
        return String.join(" ", words.stream().map(Object::toString).toList());
    }

    /** Closes every connection, and gives the file free. */
    @Override
    public void close() {
        connections.close();
        try {
            claim.close();
        } catch (Exception failed) {
            throw new StoreException("The store's file could not be given free: " + failed.getMessage(), failed);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
