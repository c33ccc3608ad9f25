package io.kestramcp.mcp;

import io.kestramcp.observe.RequestLog;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Where requests run: a bounded number, so that a flood is told to wait and does not take the process down. Thread-safe. */
public final class CallPool {
    private final Executor threads;
    private final Semaphore free;

    /**
     * @param threads runs them; may queue
     * @param most how many may be running or queued at a time
     */
    public CallPool(Executor threads, int most) {
        this.threads = threads;
        this.free = new Semaphore(most);
    }

    /** A pool on the same threads that is counted apart: when one is full the other has room. */
    CallPool apart(int mostThere) {
        return new CallPool(threads, mostThere);
    }

    /** Makes threads that do not keep the process alive: whoever stops has waited, and given up on the rest. */
    public static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Starts the task, or returns false when the pool is full. */
    boolean tryRun(Runnable task) {
        if (!free.tryAcquire()) {
            return false;
        }
        try {
            beside(() -> {
                try {
                    task.run();
                } finally {
                    free.release();
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            free.release();
            return false;
        }
    }

    /** Runs the task on the caller's own thread, or returns false when the pool is full. Throws what the task throws. */
    boolean tryRunHere(Runnable task) {
        if (!free.tryAcquire()) {
            return false;
        }
        try {
            task.run();
            return true;
        } finally {
            free.release();
        }
    }

    /**
     * Starts what belongs to a task that is counted already.
     *
     * @throws RejectedExecutionException when the threads have been ended
     */
    void beside(Runnable task) {
        threads.execute(RequestLog.goingOn(task));
    }
}
