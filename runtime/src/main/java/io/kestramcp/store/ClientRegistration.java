package io.kestramcp.store;

import io.kestramcp.config.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * An OAuth client that is known.
 *
 * @param clientId as registered, or the address of its metadata document
 * @param secretHash of a confidential client's secret
 * @param metadata its metadata, JSON (RFC 7591)
 * @param createdAt when it was first registered
 * @param expiresAt when it is forgotten; empty for never
 */
public record ClientRegistration(
        String clientId, Optional<String> secretHash, String metadata, Instant createdAt, Optional<Instant> expiresAt) {
    /** Whether this is the client's secret; never for a client without one. */
    public boolean accepts(Secret secret) {
        return secretHash.filter(SecretHash.of(secret)::equals).isPresent();
    }
}
