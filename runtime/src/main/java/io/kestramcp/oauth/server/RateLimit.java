package io.kestramcp.oauth.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** So many in a time, of all callers together: addresses of callers are not to be trusted behind a proxy. Thread-safe. */
final class RateLimit {
    private final int most;
    private final Duration window;
    private final Clock clock;
    private Instant start;
    private int taken;

    RateLimit(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** Whether one more may pass now. */
    synchronized boolean admits() {
        Instant now = clock.instant();
        if (!now.isBefore(start.plus(window))) {
            start = now;
            taken = 0;
        }
        if (taken >= most) {
            return false;
        }
        taken++;
        return true;
    }
}
