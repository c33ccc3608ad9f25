package io.kestramcp.vault;

import java.time.Instant;

/**
 * What may be shown of a registered token; never the token.
 *
 * @param issuer who vouches for the user
 * @param subject the user at the issuer
 * @param label "token of user X"
 * @param keyId the key it is sealed with
 * @param createdAt when the user first registered one
 * @param updatedAt when this one was registered
 */
public record RegisteredToken(
        String issuer, String subject, String label, String keyId, Instant createdAt, Instant updatedAt) {}
