package io.kestramcp.oauth.login;

import io.kestramcp.config.Secret;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * This gateway as a client of the identity provider.
 *
 * @param clientId as registered there
 * @param clientSecret its secret
 * @param scopes what is asked for; {@code openid} is added
 * @param callback where the provider sends the browser back to, as registered there
 */
public record LoginSettings(String clientId, Secret clientSecret, Set<String> scopes, URI callback) {
    /** Asked for unless the operator says otherwise. */
    public static final Set<String> DEFAULT_SCOPES = Set.of("openid", "profile", "email");

    /** Refuses a missing part. */
    public LoginSettings {
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(clientSecret, "clientSecret");
        Objects.requireNonNull(callback, "callback");
        Set<String> all = new LinkedHashSet<>(scopes);
        all.add("openid");
        scopes = Set.copyOf(all);
    }
}
