package io.kestramcp.store;

import io.kestramcp.config.Secret;

/**
 * A login that was sent to the provider and has come back.
 *
 * @param nonceHash of the nonce that the provider's ID token must hold
 * @param sealedRequest the client's request and the PKCE verifier for the provider, sealed by the vault
 */
public record PendingLogin(String nonceHash, String sealedRequest) {
    /** Whether an ID token's nonce is the one that was sent. */
    public boolean accepts(Secret nonce) {
        return nonceHash.equals(SecretHash.of(nonce));
    }
}
