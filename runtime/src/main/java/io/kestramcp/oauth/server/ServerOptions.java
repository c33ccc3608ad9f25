package io.kestramcp.oauth.server;

import java.net.URI;
import java.time.Duration;

/**
 * What the operator says about the authorization server.
 *
 * @param issuer the gateway's public URL, without a slash at the end: the {@code iss} of its tokens
 * @param resource the canonical URI of the MCP endpoint: the one audience that tokens are made for
 * @param accessTokenLife how long a user who was disabled at the provider may stay in
 * @param refreshLife how long a client may go on without the user's signing in again; rotation does not prolong it
 * @param registration whether anybody may register a client (RFC 7591)
 */
public record ServerOptions(
        URI issuer, URI resource, Duration accessTokenLife, Duration refreshLife, boolean registration) {
    /** The one scope: what a token opens is decided by its user's claims, not by what a client asks for. */
    static final String SCOPE = "mcp";

    /** A code is taken straight from the browser to the token endpoint (RFC 9700 asks for a short life). */
    static final Duration CODE_LIFE = Duration.ofMinutes(1);

    /** How far the clocks of gateways may be apart. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /** An address below the issuer. */
    URI at(String path) {
        return URI.create(issuer + path);
    }
}
