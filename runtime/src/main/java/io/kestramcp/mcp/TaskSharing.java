package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.identity.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Keeps the tasks that run here where other replicas see them, does what is wished there, and knows theirs. A store that does
 * not answer stops no task and holds up nobody who ends one: it is told when it answers again. Thread-safe.
 */
final class TaskSharing {
    private static final Logger LOG = LoggerFactory.getLogger(TaskSharing.class);

    /** How often it is said that a task still runs; much less than {@link Silence#LIMIT}. */
    private static final long BEAT_MS = 2_000;

    /** How long anybody waits for the store on account of a task that runs here. */
    private static final long WAIT_MS = 2_000;

    /** How many tasks are told of at a time, besides the beat. */
    private static final int TELLERS = 4;

    private final SharedTasks shared;
    private final Clock clock;
    private final Silence silence;
    private final Map<String, Task> here = new ConcurrentHashMap<>();
    private final ScheduledExecutorService beat =
            Executors.newSingleThreadScheduledExecutor(CallPool.daemons("task-beat"));
    private final ExecutorService tellers = Executors.newFixedThreadPool(TELLERS, CallPool.daemons("task-end"));
    private volatile boolean answers = true;
    private Optional<ScheduledFuture<?>> rounds = Optional.empty();

    private TaskSharing(SharedTasks shared, Clock clock, LongSupplier nanoTime) {
        this.shared = shared;
        this.clock = clock;
        this.silence = new Silence(nanoTime);
    }

    /** To be closed. */
    static TaskSharing started(SharedTasks shared) {
        TaskSharing sharing = unstarted(shared, Clock.systemUTC(), System::nanoTime);
        sharing.start();
        return sharing;
    }

    /** Its rounds are run by whoever made it. */
    static TaskSharing unstarted(SharedTasks shared, Clock clock, LongSupplier nanoTime) {
        return new TaskSharing(shared, clock, nanoTime);
    }

    private void start() {
        rounds = Optional.of(beat.scheduleWithFixedDelay(this::round, BEAT_MS, BEAT_MS, TimeUnit.MILLISECONDS));
    }

    /** Keeps a task that is about to run here. */
    void add(Task task) {
        keep(task);
        here.put(task.id(), task);
    }

    private void keep(Task task) {
        shared.add(
                task.owner(),
                task.id(),
                task.created(),
                task.created().plus(task.ttl()),
                TaskText.of(task.owner(), task.state()));
    }

    /** Forgets a task that was never begun. */
    void forget(Task task) {
        here.remove(task.id());
        shared.remove(task.id());
    }

    /** The caller's task of that name, which runs, or ran, elsewhere. */
    Optional<OtherTask> find(Principal caller, String id) {
        return shared.find(caller, id)
                .filter(entry -> TaskText.isOf(caller, entry.state()))
                .map(entry -> new OtherTask(shared, silence, caller, entry, clock));
    }

    /** All of the caller's tasks, wherever they run, as another replica sees them; oldest first. */
    List<OtherTask> of(Principal caller) {
        return shared.of(caller).stream()
                .filter(entry -> TaskText.isOf(caller, entry.state()))
                .map(entry -> new OtherTask(shared, silence, caller, entry, clock))
                .toList();
    }

    /** Looks whether somebody wishes something of a task that runs here; without a store's answer, what is known here holds. */
    void look(Task task) {
        tell(List.of(task));
    }

    /** Tells that tasks which ran here have ended: now, or when the store answers again. */
    void ended(List<Task> tasks) {
        tell(tasks);
    }

    /** Says nothing any more. */
    void close() {
        rounds.ifPresent(running -> running.cancel(true));
        beat.shutdownNow();
        tellers.shutdownNow();
    }

    /** Says of all tasks here that they run, or have ended, and looks after those that are asked for here and run elsewhere. */
    void round() {
        here.values().removeIf(Task::expired);
        here.values().forEach(this::exchange);
        if (silence.watches()) {
            asked(() -> silence.look(shared.heard()));
        } else if (here.isEmpty()) {
            answers = true;
        }
    }

    private void tell(List<Task> tasks) {
        List<Task> known =
                tasks.stream().filter(task -> here.containsKey(task.id())).toList();
        if (!answers || known.isEmpty() || tellers.isShutdown()) {
            return;
        }
        CompletableFuture<?>[] told = known.stream()
                .map(task -> CompletableFuture.runAsync(() -> exchange(task), tellers))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(told).get(WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            missed(slow);
        } catch (ExecutionException e) {
            missed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void exchange(Task task) {
        asked(() -> {
            Task.State state = task.state();
            String text = TaskText.of(task.owner(), state);
            if (state.outcome().isPresent()) {
                shared.end(task.id(), state.updated(), text);
                here.remove(task.id());
            } else if (!shared.renew(task.id(), state.updated(), text)) {
                endedElsewhere(task);
            } else if (!state.questions().isEmpty()) {
                shared.takeAnswers(task.id()).forEach((key, answer) -> answer(task, state.questions(), key, answer));
            }
        });
    }

    private void asked(Runnable question) {
        try {
            question.run();
            if (!answers) {
                LOG.info("What other replicas wish of tasks is known again");
            }
            answers = true;
        } catch (RuntimeException e) {
            missed(e);
        }
    }

    private void missed(Exception why) {
        if (answers) {
            LOG.warn("Other replicas cannot be told of tasks, nor is it known what they wish of them", why);
        }
        answers = false;
    }

    /** As it was ended there. One that is gone although its time is not over was swept by a replica whose clock is ahead. */
    private void endedElsewhere(Task task) {
        Optional<SharedTasks.Entry> found = shared.find(task.owner(), task.id());
        if (found.isEmpty() && here.containsKey(task.id())) {
            keep(task);
        }
        found.flatMap(entry -> TaskText.state(entry.state(), entry.updated()).outcome())
                .ifPresent(outcome -> {
                    here.remove(task.id());
                    task.stop(outcome);
                });
    }

    private static void answer(Task task, Map<String, Question> asked, String key, String answer) {
        if (asked.containsKey(key)) {
            JsonNode given = Wire.parse(answer);
            try {
                JsonObject good = Questions.answer(key, asked.get(key), given);
                task.answer(key, good);
            } catch (CannotAsk e) {
                // The other replica has checked it already.
                LOG.debug("An answer of another replica is none", e);
            }
        }
    }
}
