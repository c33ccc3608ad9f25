package io.kestramcp.mcp;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How long the replicas that run others' tasks have said nothing, as this one saw it: what it read stayed the same while it
 * could read. Clocks of two machines are never compared, and time in which the store did not answer counts for nobody:
 * then nobody could say anything. Thread-safe.
 */
final class Silence {
    /**
     * Whoever is silent for longer is given up. A live one can be held up by a statement that hangs until the driver gives
     * up (30 s), and then by its wait for another connection (10 s).
     */
    static final Duration LIMIT = Duration.ofSeconds(60);

    /** Between two looks that are further apart, the store, or this process, may have stood still. */
    private static final Duration MOST_BETWEEN = Duration.ofSeconds(5);

    private final LongSupplier nanoTime;
    private final Map<String, Seen> watched = new HashMap<>();

    /** @param heard what was read, and read again for {@code silent}, lastly at {@code at} */
    private record Seen(Instant heard, Duration silent, long at) {
        Seen again(Instant now, long nanoTime) {
            Duration between = Duration.ofNanos(nanoTime - at);
            if (!now.equals(heard)) {
                return new Seen(now, Duration.ZERO, nanoTime);
            }
            return new Seen(heard, between.compareTo(MOST_BETWEEN) > 0 ? silent : silent.plus(between), nanoTime);
        }
    }

    /** @param nanoTime as {@link System#nanoTime} */
    Silence(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether the replica of a task, as it was just read, is silent for too long. From now on the task is watched. */
    synchronized boolean lasts(SharedTasks.Entry task) {
        see(task.id(), task.heard());
        return watched.get(task.id()).silent().compareTo(LIMIT) > 0;
    }

    /** Whether any task is watched. */
    synchronized boolean watches() {
        return !watched.isEmpty();
    }

    /**
     * Looks at what is watched.
     *
     * @param running all tasks that have not ended, as they were just read
     */
    synchronized void look(Map<String, Instant> running) {
        watched.keySet().retainAll(running.keySet());
        watched.keySet().forEach(id -> see(id, running.get(id)));
    }

    private void see(String id, Instant heard) {
        long now = nanoTime.getAsLong();
        Seen before = watched.get(id);
        watched.put(id, before == null ? new Seen(heard, Duration.ZERO, now) : before.again(heard, now));
    }
}
