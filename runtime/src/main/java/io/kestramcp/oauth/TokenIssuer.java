package io.kestramcp.oauth;

/** Judges the signed tokens that name it as their issuer. Thread-safe. */
interface TokenIssuer {
    /**
     * Judges a token in full.
     *
     * @throws InvalidTokenException when it does not hold
     * @throws ProviderUnavailableException when it cannot be judged, for want of keys
     */
    ProvedToken prove(CompactToken token) throws InvalidTokenException, ProviderUnavailableException;

    /**
     * Judges a token that this issuer proved before: whatever can have changed since, which is the time, the keys and
     * whether it was revoked.
     *
     * @return false when the key set is another by now, and the token is to be proved anew
     * @throws InvalidTokenException when it holds no more
     * @throws ProviderUnavailableException when it cannot be judged, for want of keys
     */
    boolean stillHolds(ProvedToken proved) throws InvalidTokenException, ProviderUnavailableException;
}
