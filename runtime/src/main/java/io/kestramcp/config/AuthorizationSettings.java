package io.kestramcp.config;

import java.time.Duration;

/**
 * The gateway's own authorization server.
 *
 * @param on whether there is one
 * @param registration whether any client may register
 * @param accessTokenLife how long its access tokens hold
 */
public record AuthorizationSettings(boolean on, boolean registration, Duration accessTokenLife) {
    /** There is none. */
    static AuthorizationSettings none() {
        return new AuthorizationSettings(false, false, Duration.ofMinutes(10));
    }
}
