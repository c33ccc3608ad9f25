package io.kestramcp.store;

import java.time.Clock;
import java.time.Instant;

/**
 * Ids of access tokens ({@code jti}) and of grants that are no longer good, kept until every token that bears one has
 * expired. Thread-safe, across processes too.
 */
public final class RevokedIds {
    private final Database database;
    private final Clock clock;

    public RevokedIds(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Revokes an id at once, at every gateway.
     *
     * @param until when the last token that bears it has expired, clock skew included; an earlier end that is kept
     *     already is moved out, a later one stays
     */
    public void revoke(String id, Instant until) {
        if (!database.insert("INSERT INTO revoked_id (revoked_id, expires_at) VALUES (?, ?)", id, until)) {
            database.update(
                    "UPDATE revoked_id SET expires_at = ? WHERE revoked_id = ? AND expires_at < ?", until, id, until);
        }
    }

    /** Whether a token that bears the id is to be refused. */
    public boolean isRevoked(String id) {
        return 0
                < database.count(
                        "SELECT COUNT(*) AS n FROM revoked_id WHERE revoked_id = ? AND expires_at > ?",
                        id,
                        clock.instant());
    }
}
