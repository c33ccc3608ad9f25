package io.kestramcp.oauth;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * How opaque tokens are asked about at the provider (RFC 7662).
 *
 * @param endpoint where; empty: the endpoint that the provider's metadata names
 * @param clientId this gateway's client at the provider
 * @param clientSecret its secret, sent by HTTP Basic and shown nowhere
 */
public record IntrospectionSettings(Optional<URI> endpoint, String clientId, String clientSecret) {
    /** Refuses a missing part. */
    public IntrospectionSettings {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(clientSecret, "clientSecret");
    }

    @Override
    public String toString() {
        return "IntrospectionSettings[" + endpoint + ", " + clientId + "]";
    }
}
