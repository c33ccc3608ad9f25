package io.kestramcp.sandbox.time;

import java.time.Duration;
import java.time.Instant;

/** A timeline whose events hold the sandbox's lock. */
public final class Guarded implements Timeline {
    private final Timeline timeline;
    private final Monitor monitor;

    /** A timeline under a lock. */
    public Guarded(Timeline timeline, Monitor monitor) {
        this.timeline = timeline;
        this.monitor = monitor;
    }

    @Override
    public Instant now() {
        return timeline.now();
    }

    @Override
    public void after(Duration delay, Runnable event) {
        timeline.after(
                delay,
                () -> monitor.hold(() -> {
                    event.run();
                    return null;
                }));
    }

    @Override
    public void close() {
        timeline.close();
    }
}
