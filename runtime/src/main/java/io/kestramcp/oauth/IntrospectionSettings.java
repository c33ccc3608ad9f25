package io.kestramcp.oauth;

import io.kestramcp.config.Secret;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * How opaque tokens are asked about at the provider (RFC 7662).
 *
 * @param endpoint where; empty: the endpoint that the provider's metadata names
 * @param clientId this gateway's client at the provider
 * @param clientSecret its secret, sent by HTTP Basic
 */
public record IntrospectionSettings(Optional<URI> endpoint, String clientId, Secret clientSecret) {
    /** Refuses a missing part. */
    public IntrospectionSettings {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(clientSecret, "clientSecret");
    }
}
