package io.kestramcp.store;

import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tokens by which a user says yes to one action with one effect, once. Both are kept as hashes: they may quote a call's
 * arguments. Thread-safe, across processes too.
 */
public final class Confirmations {
    private final Database database;
    private final Clock clock;

    public Confirmations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What became of a token. */
    public enum Spending {
        /** It was good, and is spent. */
        GOOD,
        /** None that this user was given, or forgotten. */
        UNKNOWN,
        /** It was good once. */
        USED,
        /** Its life has ended. */
        EXPIRED,
        /** It was given for another action. */
        OTHER_ACTION,
        /** It was given for the same action with another effect. */
        OTHER_EFFECT
    }

    /**
     * Makes a token for a user and an action.
     *
     * @param action a canonical text of the whole action: tool and arguments
     * @param effect what the user was told that it would do
     */
    public Secret issue(Principal user, String action, String effect, Duration lifetime) {
        Secret token = RandomSecret.create();
        database.update(
                "INSERT INTO confirmation (token_hash, issuer, subject, action_hash, effect_hash, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                SecretHash.of(token),
                user.issuer(),
                user.subject(),
                SecretHash.of(action),
                SecretHash.of(effect),
                clock.instant().plus(lifetime));
        return token;
    }

    /** Spends a token: good once, for the same user, action and effect, in time. Any other attempt spends nothing. */
    public Spending spend(Secret token, Principal user, String action, String effect) {
        Instant now = clock.instant();
        int spent = database.update(
                "UPDATE confirmation SET used_at = ? WHERE token_hash = ? AND issuer = ? AND subject = ?"
                        + " AND action_hash = ? AND effect_hash = ? AND used_at IS NULL AND expires_at > ?",
                now,
                SecretHash.of(token),
                user.issuer(),
                user.subject(),
                SecretHash.of(action),
                SecretHash.of(effect),
                now);
        return spent == 1 ? Spending.GOOD : why(token, user, action, now);
    }

    private Spending why(Secret token, Principal user, String action, Instant now) {
        Optional<Spending> why = database.find(
                "SELECT * FROM confirmation WHERE token_hash = ? AND issuer = ? AND subject = ?",
                row -> {
                    if (row.optionalTime("used_at").isPresent()) {
                        return Spending.USED;
                    }
                    if (!row.time("expires_at").isAfter(now)) {
                        return Spending.EXPIRED;
                    }
                    return row.text("action_hash").equals(SecretHash.of(action))
                            ? Spending.OTHER_EFFECT
                            : Spending.OTHER_ACTION;
                },
                SecretHash.of(token),
                user.issuer(),
                user.subject());
        return why.orElse(Spending.UNKNOWN);
    }
}
