package io.kestramcp.oauth;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.Map;

/** What the resource server must know of the authorization server that runs in the same gateway. Thread-safe. */
public interface GatewayTokens {
    /** The {@code iss} of its tokens. */
    String issuer();

    /**
     * The provider that vouches for its users. A caller is the same person whether his token is that provider's or ours.
     */
    String vouchedBy();

    /** Its public keys, without a request to itself. */
    JWKSource<SecurityContext> keys();

    /** Whether a token with these claims, whose signature holds, has been revoked. */
    boolean isRevoked(Map<String, Object> claims);
}
