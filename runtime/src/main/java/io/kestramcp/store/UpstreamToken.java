package io.kestramcp.store;

import java.time.Instant;

/**
 * A user's own Kestra API token, sealed.
 *
 * @param issuer who vouches for the user
 * @param tenant the Kestra tenant
 * @param subject the user at the issuer
 * @param sealedToken the token, sealed by the vault for exactly this issuer, tenant and subject
 * @param keyId the vault key it is sealed with
 * @param label what may be shown of it: "token of user X"
 * @param createdAt when the user first registered one
 * @param updatedAt when this one was registered
 */
public record UpstreamToken(
        String issuer,
        String tenant,
        String subject,
        String sealedToken,
        String keyId,
        String label,
        Instant createdAt,
        Instant updatedAt) {}
