package io.kestramcp.store;

import io.kestramcp.config.Secret;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Authorization codes (RFC 6749), each good once. Thread-safe, across processes too. */
public final class AuthorizationCodes {
    private final Database database;
    private final Clock clock;

    public AuthorizationCodes(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes a code; only its hash is kept. */
    public Secret issue(AuthorizationCode code, Duration lifetime) {
        Secret secret = RandomSecret.create();
        database.update(
                "INSERT INTO authorization_code (" + Grant.COLUMNS
                        + ", code_hash, redirect_uri, code_challenge, expires_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                code.grant()
                        .values(
                                SecretHash.of(secret),
                                code.redirectUri(),
                                code.codeChallenge(),
                                clock.instant().plus(lifetime)));
        return secret;
    }

    /**
     * Spends a code. Of any number of callers, at any number of gateways, one is told {@link Redemption.Redeemed}.
     *
     * @param clientId who presents it, authenticated; another client's attempt spends nothing
     */
    public Redemption redeem(Secret code, String clientId) {
        Instant now = clock.instant();
        String hash = SecretHash.of(code);
        boolean first = 1
                == database.update(
                        "UPDATE authorization_code SET used_at = ?"
                                + " WHERE code_hash = ? AND client_id = ? AND used_at IS NULL AND expires_at > ?",
                        now,
                        hash,
                        clientId,
                        now);
        Optional<AuthorizationCode> found = database.find(
                "SELECT * FROM authorization_code WHERE code_hash = ? AND client_id = ? AND used_at IS NOT NULL",
                AuthorizationCodes::read,
                hash,
                clientId);
        return found.<Redemption>map(row -> first ? new Redemption.Redeemed(row) : new Redemption.Replayed(row))
                .orElseGet(Redemption.Refused::new);
    }

    private static AuthorizationCode read(Row row) throws SQLException {
        return new AuthorizationCode(Grant.read(row), row.text("redirect_uri"), row.text("code_challenge"));
    }
}
