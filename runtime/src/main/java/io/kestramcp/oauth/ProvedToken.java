package io.kestramcp.oauth;

import com.nimbusds.jose.jwk.JWK;

/**
 * A token whose every letter is known to be its issuer's.
 *
 * @param issuer who proved it
 * @param token its parts
 * @param key the issuer's key that signed it, the very object of the key set that was in use
 * @param caller who it stands for
 */
record ProvedToken(TokenIssuer issuer, CompactToken token, JWK key, Authentication.Authenticated caller) {
    boolean stillHolds() throws InvalidTokenException, ProviderUnavailableException {
        return issuer.stillHolds(this);
    }
}
