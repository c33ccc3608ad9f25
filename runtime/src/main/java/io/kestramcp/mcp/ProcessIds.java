package io.kestramcp.mcp;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Ids that this process has seen used. Kept until each has expired anyway. Thread-safe. */
final class ProcessIds implements UsedIds {
    /** When so many have been used and not expired, no more count; whoever asked asks again. */
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Instant> used = new HashMap<>();

    ProcessIds(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean use(String id, Instant until) {
        Instant now = clock.instant();
        used.values().removeIf(expiry -> !expiry.isAfter(now));
        return used.size() < MOST && used.putIfAbsent(id, until) == null;
    }
}
