package io.kestramcp.oauth.server;

import io.kestramcp.config.Secret;
import java.util.Optional;

/**
 * What a grant gave.
 *
 * @param accessToken for the resource
 * @param refreshToken for the next ones; empty if the provider could not be asked about the user later
 */
record IssuedPair(String accessToken, Optional<Secret> refreshToken) {
    @Override
    public String toString() {
        return "IssuedPair";
    }
}
