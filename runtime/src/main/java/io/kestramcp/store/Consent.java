package io.kestramcp.store;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a user agreed to for one client.
 *
 * @param clientId the client
 * @param resource the server that the client may use in the user's name
 * @param scopes what was agreed to; anything beyond must be asked for again
 * @param grantedAt when it was last agreed to
 */
public record Consent(String clientId, String resource, Set<String> scopes, Instant grantedAt) {
    /** Keeps an unmodifiable copy of the scopes, in the order given. */
    public Consent {
        scopes = Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
    }
}
