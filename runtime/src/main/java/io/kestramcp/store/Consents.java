package io.kestramcp.store;

import io.kestramcp.identity.Principal;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What users agreed to, kept until they withdraw it. Thread-safe, across processes too. */
public final class Consents {
    private static final String KEY = " WHERE issuer = ? AND subject = ? AND client_hash = ?";

    private final Database database;
    private final Clock clock;

    public Consents(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Remembers an answer in place of an earlier one. */
    public void remember(Principal user, String clientId, String resource, Set<String> scopes) {
        String hash = hash(clientId, resource);
        if (!replace(user, hash, scopes)
                && !database.insert(
                        "INSERT INTO consent (issuer, subject, client_hash, client_id, resource, scopes, granted_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        user.issuer(),
                        user.subject(),
                        hash,
                        clientId,
                        resource,
                        scopes,
                        clock.instant())) {
            replace(user, hash, scopes);
        }
    }

    private boolean replace(Principal user, String hash, Set<String> scopes) {
        return 1
                == database.update(
                        "UPDATE consent SET scopes = ?, granted_at = ?" + KEY,
                        scopes,
                        clock.instant(),
                        user.issuer(),
                        user.subject(),
                        hash);
    }

    /** What the user agreed to for this client and server. */
    public Optional<Consent> find(Principal user, String clientId, String resource) {
        return database.find(
                "SELECT * FROM consent" + KEY, Consents::read, user.issuer(), user.subject(), hash(clientId, resource));
    }

    /** Everything the user agreed to, newest first. */
    public List<Consent> list(Principal user) {
        return database.list(
                "SELECT * FROM consent WHERE issuer = ? AND subject = ? ORDER BY granted_at DESC, client_id",
                Consents::read,
                user.issuer(),
                user.subject());
    }

    /** Forgets an answer; false when there was none. The grants that followed from it are revoked by the caller. */
    public boolean withdraw(Principal user, String clientId, String resource) {
        return 1
                == database.update(
                        "DELETE FROM consent" + KEY, user.issuer(), user.subject(), hash(clientId, resource));
    }

    private static String hash(String clientId, String resource) {
        return SecretHash.of(clientId + "\n" + resource);
    }

    private static Consent read(Row row) throws SQLException {
        return new Consent(row.text("client_id"), row.text("resource"), row.words("scopes"), row.time("granted_at"));
    }
}
