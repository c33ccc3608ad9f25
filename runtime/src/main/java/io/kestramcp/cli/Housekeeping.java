package io.kestramcp.cli;

import io.kestramcp.store.ExpiredRows;
import io.kestramcp.store.StoreException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what has expired from the store, now and then, until it is closed. */
final class Housekeeping implements AutoCloseable {
    /** Rows of one table that one statement deletes. */
    static final int BATCH = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int MINUTES = 10;

    private final ExpiredRows expired;
    private final ScheduledExecutorService clockwork;
    private final ScheduledFuture<?> cleaning;

    Housekeeping(ExpiredRows expired) {
        this.expired = expired;
        this.clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "housekeeping");
            thread.setDaemon(true);
            return thread;
        });
        this.cleaning = clockwork.scheduleWithFixedDelay(this::clean, 1, MINUTES, TimeUnit.MINUTES);
    }

    /** Deletes all that has expired; a store that does not answer is tried again the next time. */
    void clean() {
        try {
            while (expired.purge() > 0 && !clockwork.isShutdown()) {
                LOG.debug("Expired rows were deleted");
            }
        } catch (StoreException e) {
            LOG.warn("What has expired could not be deleted from the store", e);
        }
    }

    @Override
    public void close() {
        cleaning.cancel(true);
        clockwork.shutdownNow();
    }
}
