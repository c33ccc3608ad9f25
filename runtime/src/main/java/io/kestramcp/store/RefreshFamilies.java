package io.kestramcp.store;

import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Refresh tokens with rotation and reuse detection (RFC 9700, section 4.14). A token is the family's id and a secret; the
 * row holds the hash of the newest. A token of a known family with another hash is therefore a spent one, and rotating
 * is one conditional update of one row. Thread-safe, across processes too.
 */
public final class RefreshFamilies {
    private final Database database;
    private final Clock clock;

    public RefreshFamilies(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Starts the family of a grant; returns its first token. */
    public Secret start(Grant grant, Duration lifetime) {
        Secret token = tokenOf(grant.id());
        database.update(
                "INSERT INTO refresh_family (" + Grant.COLUMNS
                        + ", token_hash, expires_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                grant.values(SecretHash.of(token), clock.instant().plus(lifetime)));
        return token;
    }

    /**
     * Spends a token for the next one. Of any number of callers, at any number of gateways, one is told
     * {@link Rotation.Rotated}; the others' attempts are reuse and revoke the family.
     *
     * @param clientId who presents it, authenticated; another client's attempt changes nothing
     */
    public Rotation rotate(Secret presented, String clientId) {
        String id = familyOf(presented);
        Secret next = tokenOf(id);
        boolean rotated = replace(id, presented, next, clientId);
        boolean reused = !rotated && revokeForReuse(id, presented, clientId);
        Optional<RefreshFamily> family = rotated || reused ? find(id) : Optional.empty();
        return family.<Rotation>map(
                        row -> rotated ? new Rotation.Rotated(row, presented, next) : new Rotation.Reused(row))
                .orElseGet(Rotation.Refused::new);
    }

    /**
     * Makes the spent token good again, for a caller who could not deliver the next one: the provider that should vouch
     * for the user did not answer. False, and nothing done, when the family moved on or ended.
     */
    public boolean takeBack(Rotation.Rotated rotation) {
        Grant grant = rotation.family().grant();
        return replace(grant.id(), rotation.next(), rotation.spent(), grant.clientId());
    }

    /** Keeps what the provider said when it was asked again. */
    public boolean renew(String id, String claims, Optional<String> sealedProviderSession) {
        return 1
                == database.update(
                        "UPDATE refresh_family SET claims = ?, sealed_provider_session = ? WHERE grant_id = ?",
                        claims,
                        sealedProviderSession,
                        id);
    }

    /** Ends the family that a token belongs to, if it is this client's (RFC 7009); returns its grant if it was alive. */
    public Optional<Grant> revoke(Secret token, String clientId) {
        String id = familyOf(token);
        int revoked = database.update(
                "UPDATE refresh_family SET revoked_at = ? WHERE grant_id = ? AND client_id = ? AND revoked_at IS NULL",
                clock.instant(),
                id,
                clientId);
        return revoked == 1 ? find(id).map(RefreshFamily::grant) : Optional.empty();
    }

    /** Ends a family by its grant's id; false when it was not alive. */
    public boolean revokeGrant(String id) {
        return 1
                == database.update(
                        "UPDATE refresh_family SET revoked_at = ? WHERE grant_id = ? AND revoked_at IS NULL",
                        clock.instant(),
                        id);
    }

    /** Ends every family of a user; returns how many were alive. */
    public int revokeAll(Principal principal) {
        return database.update(
                "UPDATE refresh_family SET revoked_at = ? WHERE issuer = ? AND subject = ? AND revoked_at IS NULL",
                clock.instant(),
                principal.issuer(),
                principal.subject());
    }

    private boolean replace(String id, Secret current, Secret replacement, String clientId) {
        return 1
                == database.update(
                        "UPDATE refresh_family SET token_hash = ? WHERE grant_id = ? AND token_hash = ?"
                                + " AND client_id = ? AND revoked_at IS NULL AND expires_at > ?",
                        SecretHash.of(replacement),
                        id,
                        SecretHash.of(current),
                        clientId,
                        clock.instant());
    }

    private boolean revokeForReuse(String id, Secret presented, String clientId) {
        Instant now = clock.instant();
        return 1
                == database.update(
                        "UPDATE refresh_family SET revoked_at = ? WHERE grant_id = ? AND token_hash <> ?"
                                + " AND client_id = ? AND revoked_at IS NULL AND expires_at > ?",
                        now,
                        id,
                        SecretHash.of(presented),
                        clientId,
                        now);
    }

    private Optional<RefreshFamily> find(String id) {
        return database.find("SELECT * FROM refresh_family WHERE grant_id = ?", RefreshFamilies::read, id);
    }

    private static RefreshFamily read(Row row) throws SQLException {
        return new RefreshFamily(Grant.read(row), row.time("expires_at"));
    }

    private static Secret tokenOf(String family) {
        return new Secret(family + "." + RandomSecret.create().reveal());
    }

    private static String familyOf(Secret token) {
        return token.reveal().replaceFirst("\\..*", "");
    }
}
