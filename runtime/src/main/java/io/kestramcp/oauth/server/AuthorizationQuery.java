package io.kestramcp.oauth.server;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A client's request that was found good.
 *
 * @param client who asks
 * @param redirectUri where the answer goes
 * @param state to be given back
 * @param challenge PKCE's, S256
 * @param parameters as they came, to be checked again later
 */
public record AuthorizationQuery(
        Client client, URI redirectUri, Optional<String> state, String challenge, Map<String, String> parameters) {
    /** Keeps a copy. */
    public AuthorizationQuery {
        parameters = Map.copyOf(parameters);
    }
}
