package io.kestramcp.store;

import io.kestramcp.config.Secret;

/** What came of presenting a refresh token. */
public sealed interface Rotation {
    /** The token was good and is {@code spent}; {@code next} takes its place. */
    record Rotated(RefreshFamily family, Secret spent, Secret next) implements Rotation {}

    /** The token was spent before: somebody has a copy. The family has been revoked. */
    record Reused(RefreshFamily family) implements Rotation {}

    /** No such token, too late, revoked, or another client's. */
    record Refused() implements Rotation {}
}
