package io.kestramcp.mcp;

import io.kestramcp.kestra.Cancellation.Registration;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks again and again, as long as somebody wants to know. Nothing runs while nobody does. Thread-safe. */
final class Watcher implements AutoCloseable {
    private final CallPool pool;
    private final Duration interval;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, CallPool.daemons("watch"));

    /**
     * @param pool runs the looks, which may be slow
     * @param interval the time between two looks
     */
    Watcher(CallPool pool, Duration interval) {
        this.pool = pool;
        this.interval = interval;
        clock.setRemoveOnCancelPolicy(true);
    }

    /**
     * Runs {@code look} at intervals, never twice at a time; it is left out when the pool is full, and when all has ended.
     *
     * @return ends it, except for a look that runs already
     */
    Registration watch(Runnable look) {
        AtomicBoolean looking = new AtomicBoolean();
        try {
            Future<?> watch = clock.scheduleWithFixedDelay(
                    () -> lookOnce(look, looking), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
            return () -> watch.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> {};
        }
    }

    private void lookOnce(Runnable look, AtomicBoolean looking) {
        if (!looking.compareAndSet(false, true)) {
            return;
        }
        boolean started = pool.tryRun(() -> {
            try {
                look.run();
            } finally {
                looking.set(false);
            }
        });
        if (!started) {
            looking.set(false);
        }
    }

    /** Ends all. */
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
