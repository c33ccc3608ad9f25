package io.kestramcp.store;

import java.time.Instant;

/**
 * A key that access tokens are signed with.
 *
 * @param id the JWK's {@code kid}
 * @param generation counts from 1; unique, so of two gateways that rotate at once one adds its key
 * @param algorithm such as ES256
 * @param publicJwk what is published
 * @param sealedJwk the private key, sealed by the vault
 * @param signsFrom first use; it is published before, so that caches have it
 * @param signsUntil last use
 * @param expiresAt the end of publication, when the last token signed with it has expired
 */
public record SigningKey(
        String id,
        int generation,
        String algorithm,
        String publicJwk,
        String sealedJwk,
        Instant signsFrom,
        Instant signsUntil,
        Instant expiresAt) {
    /** Whether tokens are signed with it at that time. */
    public boolean signsAt(Instant time) {
        return !time.isBefore(signsFrom) && time.isBefore(signsUntil);
    }
}
