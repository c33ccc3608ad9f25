package io.kestramcp.cli;

import io.kestramcp.kestra.KestraClient;
import io.kestramcp.kestra.KestraException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Whether Kestra answers, for whoever measures: asked for at each look, so that an outage shows although nobody calls, but
 * waited for a moment only, so that a Kestra that hangs does not hold up all other numbers. Thread-safe.
 */
final class KestraUp implements Supplier<Number>, AutoCloseable {
    /** Less than platforms give a whole scrape. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final KestraClient kestra;
    private final Duration patience;
    private final ExecutorService asker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "kestra-up");
        thread.setDaemon(true);
        return thread;
    });
    private CompletableFuture<Void> asked = CompletableFuture.completedFuture(null);
    private volatile double last = Double.NaN;

    KestraUp(KestraClient kestra) {
        this(kestra, PATIENCE);
    }

    KestraUp(KestraClient kestra, Duration patience) {
        this.kestra = kestra;
        this.patience = patience;
    }

    /** 1 or 0; what was known before while there is no answer yet, and not a number before the first one. */
    @Override
    public synchronized Number get() {
        if (asked.isDone()) {
            asked = CompletableFuture.runAsync(this::ask, asker);
        }
        asked.copy()
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return last;
    }

    private void ask() {
        try {
            kestra.server();
            last = 1;
        } catch (KestraException e) {
            last = 0;
        }
    }

    @Override
    public void close() {
        asker.shutdownNow();
    }
}
