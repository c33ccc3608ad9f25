package io.kestramcp.store;

import io.kestramcp.config.Secret;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Logins on their way through the provider, each bound to one browser and good once. Thread-safe, across processes too. */
public final class PendingLogins {
    private final Database database;
    private final Clock clock;

    public PendingLogins(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Remembers a login before the browser is sent away. Only hashes of the three secrets are kept.
     *
     * @param state goes through the provider and comes back
     * @param browser a cookie's value, which only the browser that started has
     * @param nonce goes into the ID token
     * @param sealedRequest what is needed afterwards, sealed
     */
    public void begin(Secret state, Secret browser, Secret nonce, String sealedRequest, Duration lifetime) {
        database.update(
                "INSERT INTO pending_login (state_hash, browser_hash, nonce_hash, sealed_request, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?)",
                SecretHash.of(state),
                SecretHash.of(browser),
                SecretHash.of(nonce),
                sealedRequest,
                clock.instant().plus(lifetime));
    }

    /**
     * Takes a login that came back; empty when it is unknown, too late or taken already. In another browser it is empty
     * too, and the right one can still take it.
     */
    public Optional<PendingLogin> take(Secret state, Secret browser) {
        Instant now = clock.instant();
        String hash = SecretHash.of(state);
        int taken = database.update(
                "UPDATE pending_login SET used_at = ?"
                        + " WHERE state_hash = ? AND browser_hash = ? AND used_at IS NULL AND expires_at > ?",
                now,
                hash,
                SecretHash.of(browser),
                now);
        return taken == 1
                ? database.find("SELECT * FROM pending_login WHERE state_hash = ?", PendingLogins::read, hash)
                : Optional.empty();
    }

    private static PendingLogin read(Row row) throws SQLException {
        return new PendingLogin(row.text("nonce_hash"), row.text("sealed_request"));
    }
}
