package io.kestramcp.oauth.server;

import io.kestramcp.store.RefreshFamilies;
import io.kestramcp.store.RevokedIds;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Takes back what was granted, at once and at every gateway. Thread-safe. */
final class Revocations {
    private final RefreshFamilies families;
    private final RevokedIds revoked;
    private final Duration tokenLife;
    private final Clock clock;

    Revocations(RefreshFamilies families, RevokedIds revoked, Duration tokenLife, Clock clock) {
        this.families = families;
        this.revoked = revoked;
        this.tokenLife = tokenLife.plus(ServerOptions.CODE_LIFE).plus(ServerOptions.SKEW.multipliedBy(2));
        this.clock = clock;
    }

    /** Ends a grant: its refresh tokens, its access tokens, and what is just being made of its code. */
    void endGrant(String grantId) {
        endTokens(grantId);
        families.revokeGrant(grantId);
    }

    /** Ends the access tokens of a grant whose refresh tokens have ended. */
    void endTokens(String grantId) {
        revoked.revoke(GrantIds.publicId(grantId), clock.instant().plus(tokenLife));
    }

    /** Ends one access token. */
    void endToken(String tokenId) {
        revoked.revoke(tokenId, clock.instant().plus(tokenLife));
    }

    /** Whether a grant has been ended. */
    boolean isEnded(String grantId) {
        return revoked.isRevoked(GrantIds.publicId(grantId));
    }

    /** Whether a token of these claims has been ended; one without an id counts as that. */
    boolean isEnded(Map<String, Object> claims) {
        return !(claims.get("jti") instanceof String token)
                || !(claims.get(GrantIds.CLAIM) instanceof String grant)
                || revoked.isRevoked(token)
                || revoked.isRevoked(grant);
    }
}
