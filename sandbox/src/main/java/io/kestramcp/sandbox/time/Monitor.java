package io.kestramcp.sandbox.time;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The one lock of a sandbox: every request and every event holds it, so that none sees another's half-done work. */
public final class Monitor {
    private boolean closed;

    /** Does something under the lock and wakes whoever waits for what it changed. */
    public synchronized <T> T hold(Supplier<T> work) {
        T result = work.get();
        notifyAll();
        return result;
    }

    /** Gives the lock away until a condition holds; to be called under the lock. Ends at once when it is closed. */
    public synchronized void await(BooleanSupplier condition) {
        try {
            while (!closed && !condition.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Wakes everyone for good. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
