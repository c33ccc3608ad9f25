package io.kestramcp.store;

import io.kestramcp.config.Secret;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * OAuth clients, registered (RFC 7591) or read from their metadata documents. The id of one with a document is the document's
 * https address; no other id begins like that. Thread-safe, across processes too.
 */
public final class ClientRegistrations {
    private static final String UNEXPIRED = " AND (expires_at IS NULL OR expires_at > ?)";
    private static final String COUNT = "SELECT COUNT(*) AS n FROM client_registration WHERE client_id ";

    private final Database database;
    private final Clock clock;

    public ClientRegistrations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds a client; false when the id is taken.
     *
     * @param secret of a confidential client; only its hash is kept
     */
    public boolean add(String clientId, Optional<Secret> secret, String metadata, Optional<Instant> expiresAt) {
        return database.insert(
                "INSERT INTO client_registration (client_id, secret_hash, metadata, created_at, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?)",
                clientId,
                secret.map(SecretHash::of),
                metadata,
                clock.instant(),
                expiresAt);
    }

    /** Replaces a client's metadata and end, for a document that was fetched again; false when it is not there. */
    public boolean replace(String clientId, String metadata, Optional<Instant> expiresAt) {
        return 1
                == database.update(
                        "UPDATE client_registration SET metadata = ?, expires_at = ? WHERE client_id = ?",
                        metadata,
                        expiresAt,
                        clientId);
    }

    /** The client, if it has not expired. */
    public Optional<ClientRegistration> find(String clientId) {
        return database.find(
                "SELECT * FROM client_registration WHERE client_id = ?" + UNEXPIRED,
                ClientRegistrations::read,
                clientId,
                clock.instant());
    }

    /** Moves a client's end to a later time; false when it is not there, or ends later still or never. */
    public boolean extend(String clientId, Instant expiresAt) {
        return 1
                == database.update(
                        "UPDATE client_registration SET expires_at = ? WHERE client_id = ? AND expires_at < ?",
                        expiresAt,
                        clientId,
                        expiresAt);
    }

    /** How many clients have registered and have not expired, for a limit on registration. */
    public int registered() {
        return database.count(COUNT + "NOT LIKE 'https://%'" + UNEXPIRED, clock.instant());
    }

    /** How many documents are kept that have not expired. */
    public int documents() {
        return database.count(COUNT + "LIKE 'https://%'" + UNEXPIRED, clock.instant());
    }

    /** Forgets a client; false when it was not there. */
    public boolean remove(String clientId) {
        return 1 == database.update("DELETE FROM client_registration WHERE client_id = ?", clientId);
    }

    private static ClientRegistration read(Row row) throws SQLException {
        return new ClientRegistration(
                row.text("client_id"),
                row.optionalText("secret_hash"),
                row.text("metadata"),
                row.time("created_at"),
                row.optionalTime("expires_at"));
    }
}
