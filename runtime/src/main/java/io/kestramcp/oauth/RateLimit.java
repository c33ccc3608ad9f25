package io.kestramcp.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** So many in a time, of all whom the owner counts together. Thread-safe. */
public final class RateLimit {
    private final int most;
    private final Duration window;
    private final Clock clock;
    private Instant start;
    private int taken;

    /** So many in each {@code window}. */
    public RateLimit(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** Whether one more may pass now. */
    public synchronized boolean admits() {
        Instant now = clock.instant();
        // Set back, the clock would lock everybody out until it comes to the same time again.
        if (now.isBefore(start) || !now.isBefore(start.plus(window))) {
            start = now;
            taken = 0;
        }
        if (taken >= most) {
            return false;
        }
        taken++;
        return true;
    }

    /** Until the window ends, and as many may pass again. */
    public synchronized Duration remaining() {
        Duration left = Duration.between(clock.instant(), start.plus(window));
        return left.isNegative() || left.compareTo(window) > 0 ? Duration.ZERO : left;
    }
}
