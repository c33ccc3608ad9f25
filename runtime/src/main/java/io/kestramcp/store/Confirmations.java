package io.kestramcp.store;

import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tokens by which a user says yes to one action, once. The action is kept as a hash: it may quote a call's arguments.
 * Thread-safe, across processes too.
 */
public final class Confirmations {
    private final Database database;
    private final Clock clock;

    public Confirmations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes a token for a user and an action.
     *
     * @param action a canonical text of the whole action: tool and arguments
     */
    public Secret issue(Principal user, String action, Duration lifetime) {
        Secret token = RandomSecret.create();
        database.update(
                "INSERT INTO confirmation (token_hash, issuer, subject, action_hash, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?)",
                SecretHash.of(token),
                user.issuer(),
                user.subject(),
                SecretHash.of(action),
                clock.instant().plus(lifetime));
        return token;
    }

    /** Spends a token; true once, for the same user and the same action, in time. Any other attempt spends nothing. */
    public boolean spend(Secret token, Principal user, String action) {
        Instant now = clock.instant();
        return 1
                == database.update(
                        "UPDATE confirmation SET used_at = ? WHERE token_hash = ? AND issuer = ? AND subject = ?"
                                + " AND action_hash = ? AND used_at IS NULL AND expires_at > ?",
                        now,
                        SecretHash.of(token),
                        user.issuer(),
                        user.subject(),
                        SecretHash.of(action),
                        now);
    }
}
