package io.kestramcp.mcp;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The states that have brought an answer which counts only once. Kept by this process until each has expired anyway:
 * another replica cannot open them, for its seal has another key. Thread-safe.
 */
final class UsedStates {
    /** When so many have been used and not expired, no more answers count; whoever asked asks again. */
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Instant> used = new HashMap<>();

    UsedStates(Clock clock) {
        this.clock = clock;
    }

    /** Uses a state up; false when it was used before. */
    synchronized boolean use(String id, Instant until) {
        Instant now = clock.instant();
        used.values().removeIf(expiry -> !expiry.isAfter(now));
        return used.size() < MOST && used.putIfAbsent(id, until) == null;
    }
}
