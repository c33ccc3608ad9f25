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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tasks of this process, each for its caller alone. Bounded in number and time, in memory: a restart forgets them, and
 * another replica does not know them, so clients send a task's name in {@code Mcp-Name} for the balancer. Thread-safe.
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
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Task> kept = new LinkedHashMap<>();

    /** @param pool runs the tasks and nothing else: requests that ask for a task, or end it, must not wait behind tasks */
    Tasks(CallPool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Starts a task.
     *
     * @param ttl how long the client wants it kept; bounded here
     * @return empty when there are too many, of this caller or at all; nothing was started then
     */
    Optional<Task> start(Principal caller, Duration ttl, Work work) {
        Task task = new Task(id(), caller, bounded(ttl), clock);
        synchronized (kept) {
            forgetOld();
            if (kept.size() >= MOST || of(caller).size() >= MOST_OF_ONE) {
                return Optional.empty();
            }
            kept.put(task.id(), task);
        }
        if (!pool.tryRun(() -> run(task, work))) {
            synchronized (kept) {
                kept.remove(task.id());
            }
            return Optional.empty();
        }
        return Optional.of(task);
    }

    /** The caller's task of that name. To him another caller's is none. */
    Optional<Task> find(Principal caller, String id) {
        synchronized (kept) {
            forgetOld();
            return Optional.ofNullable(kept.get(id)).filter(task -> task.of(caller));
        }
    }

    /** The caller's tasks, oldest first. */
    List<Task> of(Principal caller) {
        synchronized (kept) {
            forgetOld();
            return kept.values().stream().filter(task -> task.of(caller)).toList();
        }
    }

    /** How many there are, those included whose time is over but which nobody has looked for since. */
    int size() {
        synchronized (kept) {
            return kept.size();
        }
    }

    /** Ends all: nobody can ask for them any more. */
    void cancelAll() {
        List<Task> all;
        synchronized (kept) {
            all = List.copyOf(kept.values());
        }
        all.forEach(Task::cancel);
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

    /** A task that is too old has nobody who asks for it: its work ends as well. */
    private void forgetOld() {
        List<Task> old = kept.values().stream().filter(Task::expired).toList();
        old.forEach(task -> {
            kept.remove(task.id());
            task.cancel();
        });
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
