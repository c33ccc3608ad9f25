package io.kestramcp.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until it is told to move. */
public final class TestClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicLong elapsed = new AtomicLong(-5);

    /** Lets time pass. */
    public void advance(Duration time) {
        now = now.plus(time);
        elapsed.addAndGet(time.toNanos());
    }

    /** Sets the clock to another time, while none passes. */
    public void jump(Duration by) {
        now = now.plus(by);
    }

    /** What {@link System#nanoTime} is to the system's clock. */
    public long nanoTime() {
        return elapsed.get();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
