package io.kestramcp.store;

import java.time.Instant;

/** What counts once. Thread-safe, across processes too. */
public final class UsedIds {
    private final Database database;

    public UsedIds(Database database) {
        this.database = database;
    }

    /**
     * Uses an id up; of any number of callers, at any number of gateways, one is told true.
     *
     * @param until when it is of no use any more anyway
     */
    public boolean use(String id, Instant until) {
        return database.insert("INSERT INTO used_id (used_id, expires_at) VALUES (?, ?)", id, until);
    }
}
