package io.kestramcp.mcp;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * An allowance that comes back evenly, up to a minute's worth. Own code, because it can be overdrawn, and the libraries
 * that can do so (Bucket4j) weigh 0.4 MB and 40 ms of the first call for these lines. Thread-safe.
 */
public final class TokenBucket {
    private static final double NANOS_PER_MINUTE = 60e9;

    private final double perMinute;
    private final LongSupplier nanoTime;
    private double left;
    private long at;

    /** @param perMinute 0 is no limit */
    public TokenBucket(long perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
        this.left = perMinute;
        this.at = nanoTime.getAsLong();
    }

    /** How long until there is a whole one; zero when there is. */
    public synchronized Duration untilOne() {
        refill();
        return perMinute == 0 || left >= 1
                ? Duration.ZERO
                : Duration.ofNanos((long) Math.ceil((1 - left) * NANOS_PER_MINUTE / perMinute));
    }

    /** Takes one if there is one; else how long until there is, and nothing is taken. */
    synchronized Duration takeOne() {
        Duration wait = untilOne();
        if (wait.isZero()) {
            left -= 1;
        }
        return wait;
    }

    /** Takes more than there may be: what is missing must come back before anything else is given. */
    public synchronized void overdraw(long amount) {
        refill();
        left -= amount;
    }

    /** Whether it is as good as new. */
    synchronized boolean full() {
        refill();
        return left >= perMinute;
    }

    private void refill() {
        long now = nanoTime.getAsLong();
        left = perMinute == 0 ? 0 : Math.min(perMinute, left + (now - at) * perMinute / NANOS_PER_MINUTE);
        at = now;
    }
}
