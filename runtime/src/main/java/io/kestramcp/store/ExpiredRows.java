package io.kestramcp.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Deletes what has expired. Called now and then by every gateway; two at once do no harm. Rows stay for an hour beyond
 * their end, so that one which is being read is not deleted under the reader.
 */
public final class ExpiredRows {
    private static final Duration GRACE = Duration.ofHours(1);

    private final Database database;
    private final Clock clock;
    private final int batch;

    /** A table and its key. */
    private record Expiring(String table, String key) {}

    private static final List<Expiring> TABLES = List.of(
            new Expiring("authorization_code", "code_hash"),
            new Expiring("refresh_family", "grant_id"),
            new Expiring("client_registration", "client_id"),
            new Expiring("pending_login", "state_hash"),
            new Expiring("signing_key", "key_id"),
            new Expiring("confirmation", "token_hash"),
            new Expiring("revoked_id", "revoked_id"),
            new Expiring("used_id", "used_id"),
            new Expiring("mcp_task", "task_id"),
            new Expiring("mcp_task_answer", "answer_id"),
            new Expiring("mcp_session_note", "note_id"));

    /**
     * @param batch the most rows that one statement deletes from a table: it bounds how long others wait
     */
    public ExpiredRows(Database database, Clock clock, int batch) {
        this.database = database;
        this.clock = clock;
        this.batch = batch;
    }

    /** Deletes one batch of each table; returns how many rows went. Zero means that nothing is left to do. */
    public int purge() {
        Instant before = clock.instant().minus(GRACE);
        int deleted = 0;
        for (Expiring expiring : TABLES) {
            deleted += database.update(
                    "DELETE FROM " + expiring.table() + " WHERE " + expiring.key() + " IN (SELECT " + expiring.key()
                            + " FROM " + expiring.table()
                            + " WHERE expires_at < ? ORDER BY expires_at FETCH FIRST ? ROWS ONLY)",
                    before,
                    batch);
        }
        return deleted;
    }
}
