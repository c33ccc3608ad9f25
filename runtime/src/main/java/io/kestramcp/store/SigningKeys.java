package io.kestramcp.store;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** The keys of the authorization server. Thread-safe, across processes too. */
public final class SigningKeys {
    private final Database database;
    private final Clock clock;

    public SigningKeys(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds a key; false when its generation is there already: another gateway was faster, read again. */
    public boolean add(SigningKey key) {
        return database.insert(
                "INSERT INTO signing_key"
                        + " (key_id, generation, algorithm, public_jwk, sealed_jwk, signs_from, signs_until, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                key.id(),
                key.generation(),
                key.algorithm(),
                key.publicJwk(),
                key.sealedJwk(),
                key.signsFrom(),
                key.signsUntil(),
                key.expiresAt());
    }

    /** Every key that is published now, newest generation first. */
    public List<SigningKey> published() {
        return database.list(
                "SELECT * FROM signing_key WHERE expires_at > ? ORDER BY generation DESC",
                SigningKeys::read,
                clock.instant());
    }

    private static SigningKey read(Row row) throws SQLException {
        return new SigningKey(
                row.text("key_id"),
                row.number("generation"),
                row.text("algorithm"),
                row.text("public_jwk"),
                row.text("sealed_jwk"),
                row.time("signs_from"),
                row.time("signs_until"),
                row.time("expires_at"));
    }
}
