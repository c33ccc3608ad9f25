package io.kestramcp.store;

import io.kestramcp.identity.Principal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sealed Kestra tokens of one tenant's users, one for each. Thread-safe, across processes too. */
public final class UpstreamTokens {
    private static final String KEY = " WHERE issuer = ? AND tenant = ? AND subject = ?";

    private final Database database;
    private final Clock clock;
    private final String tenant;

    public UpstreamTokens(Database database, Clock clock, String tenant) {
        this.database = database;
        this.clock = clock;
        this.tenant = tenant;
    }

    /** The tenant whose users' tokens these are. */
    public String tenant() {
        return tenant;
    }

    /** Keeps a token in place of the user's earlier one. */
    public void put(Principal user, String sealedToken, String keyId, String label) {
        if (!replace(user, sealedToken, keyId, label) && !add(user, sealedToken, keyId, label)) {
            replace(user, sealedToken, keyId, label);
        }
    }

    /** Keeps a token unless the user has one; false then. */
    public boolean add(Principal user, String sealedToken, String keyId, String label) {
        Instant now = clock.instant();
        return database.insert(
                "INSERT INTO upstream_token"
                        + " (issuer, tenant, subject, sealed_token, key_id, label, created_at, updated_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                user.issuer(),
                tenant,
                user.subject(),
                sealedToken,
                keyId,
                label,
                now,
                now);
    }

    private boolean replace(Principal user, String sealedToken, String keyId, String label) {
        return 1
                == database.update(
                        "UPDATE upstream_token SET sealed_token = ?, key_id = ?, label = ?, updated_at = ?" + KEY,
                        sealedToken,
                        keyId,
                        label,
                        clock.instant(),
                        user.issuer(),
                        tenant,
                        user.subject());
    }

    /** The user's token. */
    public Optional<UpstreamToken> find(Principal user) {
        return database.find(
                "SELECT * FROM upstream_token" + KEY, UpstreamTokens::read, user.issuer(), tenant, user.subject());
    }

    /** Replaces a token's sealed form by one under a newer key, unless the user has replaced the token meanwhile. */
    public boolean reseal(UpstreamToken token, String sealedToken, String keyId) {
        return 1
                == database.update(
                        "UPDATE upstream_token SET sealed_token = ?, key_id = ?" + KEY + " AND sealed_token = ?",
                        sealedToken,
                        keyId,
                        token.issuer(),
                        token.tenant(),
                        token.subject(),
                        token.sealedToken());
    }

    /** Forgets the user's token; false when there was none. */
    public boolean remove(Principal user) {
        return 1 == database.update("DELETE FROM upstream_token" + KEY, user.issuer(), tenant, user.subject());
    }

    /**
     * Tokens in order of issuer and subject, a page at a time.
     *
     * @param after the last one of the page before; empty for the first page
     */
    public List<UpstreamToken> list(Optional<UpstreamToken> after, int limit) {
        String issuer = after.map(UpstreamToken::issuer).orElse("");
        return database.list(
                "SELECT * FROM upstream_token WHERE tenant = ? AND (issuer > ? OR (issuer = ? AND subject > ?))"
                        + " ORDER BY issuer, subject FETCH FIRST ? ROWS ONLY",
                UpstreamTokens::read,
                tenant,
                issuer,
                issuer,
                after.map(UpstreamToken::subject).orElse(""),
                limit);
    }

    /** How many tokens each key seals, those of all tenants: the gateways of one store share their keys. */
    public Map<String, Integer> countByKey() {
        Map<String, Integer> counts = new TreeMap<>();
        database.list(
                        "SELECT key_id, COUNT(*) AS n FROM upstream_token GROUP BY key_id",
                        row -> Map.entry(row.text("key_id"), row.number("n")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private static UpstreamToken read(Row row) throws SQLException {
        return new UpstreamToken(
                row.text("issuer"),
                row.text("tenant"),
                row.text("subject"),
                row.text("sealed_token"),
                row.text("key_id"),
                row.text("label"),
                row.time("created_at"),
                row.time("updated_at"));
    }
}
