package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Keeps the tasks that run here where other replicas see them, and does what is wished there. A store that does not answer
 * stops no task: its end is told as soon as it can be. Thread-safe.
 */
final class TaskSharing {
    private static final Logger LOG = LoggerFactory.getLogger(TaskSharing.class);

    /** How often it is said that a task still runs, in milliseconds; much less than {@link SharedTasks#SILENCE}. */
    private static final long BEAT_MS = 2_000;

    private final SharedTasks shared;
    private volatile boolean closed;
    private final Executor beats = CompletableFuture.delayedExecutor(BEAT_MS, TimeUnit.MILLISECONDS);

    TaskSharing(SharedTasks shared) {
        this.shared = shared;
    }

    /** Keeps a task that is about to run here. */
    void add(Task task) {
        shared.add(
                task.owner(),
                task.id(),
                task.created(),
                task.created().plus(task.ttl()),
                TaskText.of(task.owner(), task.state()));
        beats.execute(() -> beat(task));
    }

    /** Looks whether somebody wishes something of a task that runs here. */
    void look(Task task) {
        Task.State state = task.state();
        if (state.outcome().isPresent()) {
            shared.end(task.id(), state.updated(), TaskText.of(task.owner(), state));
        } else if (!shared.renew(task.id(), state.updated(), TaskText.of(task.owner(), state))) {
            task.cancel();
        } else if (!state.questions().isEmpty()) {
            shared.takeAnswers(task.id()).forEach((key, answer) -> answer(task, state.questions(), key, answer));
        }
    }

    /** Likewise; while the store does not answer, what is known here holds. */
    void tryToLook(Task task) {
        try {
            look(task);
        } catch (RuntimeException e) {
            LOG.warn("What other replicas wish of a task is not known", e);
        }
    }

    /** Tells that a task has ended. */
    void ended(Task task) {
        try {
            look(task);
        } catch (RuntimeException e) {
            LOG.warn("That a task has ended cannot be told to other replicas yet", e);
            beats.execute(() -> beat(task));
        }
    }

    /** Says nothing any more. */
    void close() {
        closed = true;
    }

    private void beat(Task task) {
        if (closed || task.expired()) {
            return;
        }
        boolean told = false;
        try {
            told = task.state().outcome().isPresent();
            look(task);
        } catch (RuntimeException e) {
            LOG.warn("A task cannot be told of to other replicas", e);
            told = false;
        }
        if (!told) {
            beats.execute(() -> beat(task));
        }
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
