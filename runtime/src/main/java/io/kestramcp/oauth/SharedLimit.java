package io.kestramcp.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * So many in a time of all together, and fewer of each sender: one alone cannot use up what is there for the others. What is
 * refused is not counted, so that no more senders are kept than may pass. Thread-safe.
 */
public final class SharedLimit {
    private final int each;
    private final int all;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Integer> taken = new HashMap<>();
    private Instant start;
    private int total;

    /**
     * So many in each {@code window}.
     *
     * @param each of one sender
     * @param all of all senders together
     */
    public SharedLimit(int each, int all, Duration window, Clock clock) {
        this.each = each;
        this.all = all;
        this.window = window;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** Whether one more of this sender may pass now. */
    public synchronized boolean admits(String sender) {
        Instant now = clock.instant();
        // Set back, the clock would lock everybody out until it comes to the same time again.
        if (now.isBefore(start) || !now.isBefore(start.plus(window))) {
            start = now;
            total = 0;
            taken.clear();
        }
        int own = taken.getOrDefault(sender, 0);
        if (own >= each || total >= all) {
            return false;
        }
        taken.put(sender, own + 1);
        total++;
        return true;
    }
}
