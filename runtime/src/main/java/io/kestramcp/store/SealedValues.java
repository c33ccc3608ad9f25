package io.kestramcp.store;

import java.time.Clock;
import java.util.List;

/** What is sealed in the store, as {@link SealedColumn} tells, for changing the keys. Thread-safe, across processes too. */
public final class SealedValues {
    private final Database database;
    private final Clock clock;

    public SealedValues(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A sealed value.
     *
     * @param key the row's key, for which it is sealed
     * @param sealed as the vault wrote it
     */
    public record Value(SealedColumn column, String key, String sealed) {}

    /**
     * Values of a column whose rows have not expired, in order of the key, a page at a time.
     *
     * @param after the last key of the page before; empty text for the first page
     */
    public List<Value> list(SealedColumn column, String after, int limit) {
        return database.list(
                "SELECT " + column.key() + " AS row_key, " + column.column() + " AS sealed FROM " + column.table()
                        + " WHERE " + column.column() + " IS NOT NULL AND expires_at > ? AND " + column.key()
                        + " > ? ORDER BY " + column.key() + " FETCH FIRST ? ROWS ONLY",
                row -> new Value(column, row.text("row_key"), row.text("sealed")),
                clock.instant(),
                after,
                limit);
    }

    /** Replaces a value by one under a newer key; false when it has changed meanwhile. */
    public boolean replace(Value value, String sealed) {
        SealedColumn column = value.column();
        return 1
                == database.update(
                        "UPDATE " + column.table() + " SET " + column.column() + " = ? WHERE " + column.key()
                                + " = ? AND " + column.column() + " = ?",
                        sealed,
                        value.key(),
                        value.sealed());
    }
}
