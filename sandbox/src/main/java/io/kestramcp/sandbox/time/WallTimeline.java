package io.kestramcp.sandbox.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Real time, in which delays can be made shorter: one daemon thread runs the events, one after the other. */
public final class WallTimeline implements Timeline {
    private final Clock clock;
    private final double speed;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "sandbox-timeline");
        daemon.setDaemon(true);
        return daemon;
    });

    /**
     * Real time.
     *
     * @param clock tells the time
     * @param speed how many times faster than real a delay passes; 1 is real, 1000 makes a minute 60 ms
     */
    public WallTimeline(Clock clock, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("The speed must be above 0, not " + speed);
        }
        this.clock = clock;
        this.speed = speed;
    }

    @Override
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void after(Duration delay, Runnable event) {
        var unused = thread.schedule(event, (long) (delay.toNanos() / speed), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
