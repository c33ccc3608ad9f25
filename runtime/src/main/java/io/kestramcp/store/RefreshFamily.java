package io.kestramcp.store;

import java.time.Instant;

/**
 * The refresh tokens that follow one another from one grant. Only the newest is good.
 *
 * @param grant what the user granted; its id is the family's
 * @param expiresAt the end of the family, which rotation does not move
 */
public record RefreshFamily(Grant grant, Instant expiresAt) {}
