package io.kestramcp.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that the test moves. */
final class HandClock extends Clock {
    static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    private final AtomicReference<Duration> jumped = new AtomicReference<>(Duration.ZERO);

    /** Lets time pass. */
    void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    /** Sets the clock to another time, while none passes. */
    void jump(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
        jumped.updateAndGet(so -> so.plus(by));
    }

    /** The same time without the jumps. */
    Clock steady() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get().minus(jumped.get());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @Override
    public Instant instant() {
        return now.get();
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
