package io.kestramcp.kestra;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells a running call that nobody waits for it any more. Thread-safe. */
public final class Cancellation {
    private final Set<Runnable> actions = new LinkedHashSet<>();
    private boolean cancelled;

    /** Ends what is registered, in that order, once. Later calls do nothing. */
    public void cancel() {
        List<Runnable> due;
        synchronized (actions) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    /** Whether {@link #cancel} was called. */
    public boolean cancelled() {
        synchronized (actions) {
            return cancelled;
        }
    }

    /**
     * Runs {@code action} when the call is cancelled, at once when it already is. The action must be quick and must not
     * throw; it runs on the thread that cancels.
     *
     * @return closes the registration; to be closed when the work is done
     */
    public Registration onCancel(Runnable action) {
        boolean now;
        synchronized (actions) {
            now = cancelled;
            if (!now) {
                actions.add(action);
            }
        }
        if (now) {
            action.run();
        }
        return () -> {
            synchronized (actions) {
                actions.remove(action);
            }
        };
    }

    /** A registration that can be taken back. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
