package io.kestramcp.oauth.server;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.kestramcp.oauth.GatewayTokens;
import java.util.Map;

/** The tokens that were issued here, for the resource server. Thread-safe. */
final class IssuedTokens implements GatewayTokens {
    private final String issuer;
    private final String vouchedBy;
    private final SigningKeyRing keys;
    private final Revocations revocations;

    IssuedTokens(String issuer, String vouchedBy, SigningKeyRing keys, Revocations revocations) {
        this.issuer = issuer;
        this.vouchedBy = vouchedBy;
        this.keys = keys;
        this.revocations = revocations;
    }

    @Override
    public String issuer() {
        return issuer;
    }

    @Override
    public String vouchedBy() {
        return vouchedBy;
    }

    @Override
    public JWKSource<SecurityContext> keys() {
        return (selector, context) -> selector.select(keys.published());
    }

    @Override
    public boolean isRevoked(Map<String, Object> claims) {
        return revocations.isEnded(claims);
    }
}
