package io.kestramcp.mcp;

import io.kestramcp.identity.Principal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tasks, each for its caller alone. Bounded in number and time. They run in this process, and end with it; replicas that
 * share a store know each other's. Thread-safe.
 */
final class Tasks {
    /** How long a task is kept when its client does not say. */
    static final Duration USUAL_TTL = Duration.ofHours(1);

    private static final Duration SHORTEST_TTL = Duration.ofMinutes(1);
    private static final Duration LONGEST_TTL = Duration.ofHours(2);
    /** How many are kept at a time. */
    static final int MOST = 1_000;

    private static final int MOST_OF_ONE = 50;
    private static final int ID_BYTES = 24;
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

    /** What a task does. */
    @FunctionalInterface
    interface Work {
        /** The result of the call that the task stands for. */
        ObjectNode run(Task task) throws ProtocolException, Unanswered;
    }

    private final CallPool pool;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Optional<TaskSharing> sharing;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Task> kept = new LinkedHashMap<>();

    /** @param pool runs the tasks and nothing else: requests that ask for a task, or end it, must not wait behind tasks */
    Tasks(CallPool pool, Clock clock, LongSupplier nanoTime) {
        this(pool, clock, nanoTime, Optional.empty());
    }

    /** @param sharing with other replicas; closed with this */
    Tasks(CallPool pool, Clock clock, LongSupplier nanoTime, Optional<TaskSharing> sharing) {
        this.pool = pool;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.sharing = sharing;
    }

    /**
     * Starts a task.
     *
     * @param ttl how long the client wants it kept; bounded here
     * @return empty when there are too many, of this caller or at all; nothing was started then
     */
    Optional<Task> start(Principal caller, Duration ttl, Work work) {
        Task task = new Task(
                id(),
                caller,
                bounded(ttl),
                clock,
                nanoTime,
                ended -> sharing.ifPresent(known -> known.ended(List.of(ended))));
        if (of(caller).size() >= MOST_OF_ONE || !keep(task)) {
            return Optional.empty();
        }
        boolean running = false;
        try {
            sharing.ifPresent(known -> known.add(task));
            running = pool.tryRun(() -> run(task, work));
        } finally {
            if (!running) {
                forget(task);
            }
        }
        return running ? Optional.of(task) : Optional.empty();
    }

    private boolean keep(Task task) {
        synchronized (kept) {
            boolean room = kept.size() < MOST && here(task.owner()).size() < MOST_OF_ONE;
            if (room) {
                kept.put(task.id(), task);
            }
            return room;
        }
    }

    private void forget(Task task) {
        synchronized (kept) {
            kept.remove(task.id());
        }
        sharing.ifPresent(known -> known.forget(task));
    }

    /** The caller's task of that name. To him another caller's is none. */
    Optional<KnownTask> find(Principal caller, String id) {
        Optional<Task> here =
                here(caller).stream().filter(task -> task.id().equals(id)).findFirst();
        if (here.isPresent()) {
            sharing.ifPresent(known -> known.look(here.get()));
            return Optional.of(here.get());
        }
        return sharing.flatMap(known -> known.find(caller, id)).map(known -> known);
    }

    /** The caller's tasks, oldest first. */
    List<KnownTask> of(Principal caller) {
        Map<String, KnownTask> all = new LinkedHashMap<>();
        sharing.ifPresent(known -> known.of(caller).forEach(task -> all.put(task.id(), task)));
        here(caller).forEach(task -> all.put(task.id(), task));
        return List.copyOf(all.values());
    }

    private List<Task> here(Principal caller) {
        List<Task> old;
        List<Task> here;
        synchronized (kept) {
            old = kept.values().stream().filter(Task::expired).toList();
            old.forEach(task -> kept.remove(task.id()));
            here = kept.values().stream().filter(task -> task.of(caller)).toList();
        }
        // Nobody asks for them any more: their work ends as well.
        old.forEach(Task::cancel);
        return here;
    }

    /** Ends all, and tells nobody of any more. */
    void close() {
        cancelAll();
        sharing.ifPresent(TaskSharing::close);
    }

    /** How many there are, those included whose time is over but which nobody has looked for since. */
    int size() {
        synchronized (kept) {
            return kept.size();
        }
    }

    /** Ends all: nobody can ask for them any more. Their work hears so before anybody else. */
    void cancelAll() {
        List<Task> all;
        synchronized (kept) {
            all = List.copyOf(kept.values());
        }
        List<Task> stopped = all.stream()
                .filter(task -> task.stop(new Task.Outcome.Cancelled()))
                .toList();
        sharing.ifPresent(known -> known.ended(stopped));
    }

    private static void run(Task task, Work work) {
        try {
            task.end(new Task.Outcome.Done(work.run(task)));
        } catch (ProtocolException e) {
            task.end(new Task.Outcome.Failed(e));
        } catch (CannotAsk e) {
            task.end(new Task.Outcome.Failed(e.problem()));
        } catch (Unanswered | RuntimeException | Error e) {
            task.end(new Task.Outcome.Failed(Incident.problem(LOG, "A task failed", e)));
        }
    }

    private static Duration bounded(Duration ttl) {
        if (ttl.compareTo(SHORTEST_TTL) < 0) {
            return SHORTEST_TTL;
        }
        return ttl.compareTo(LONGEST_TTL) > 0 ? LONGEST_TTL : ttl;
    }

    private String id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
