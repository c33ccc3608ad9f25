package io.kestramcp.oauth;

import com.nimbusds.jose.jwk.JWK;
import java.util.Map;

/**
 * What is left of a token whose every letter is known to be its issuer's: thousands of these are kept, and no token.
 *
 * @param issuer who proved it
 * @param key the issuer's key that signed it, the very object of the key set that was in use
 * @param caller who it stands for
 */
record ProvedToken(TokenIssuer issuer, JWK key, Authentication.Authenticated caller) {
    /** Its claims, but for those that were {@code null}. */
    Map<String, Object> claims() {
        return caller.identity().claims().values();
    }

    boolean stillHolds() throws InvalidTokenException, ProviderUnavailableException {
        return issuer.stillHolds(this);
    }
}
