package io.kestramcp.sandbox.execution;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One run of one task. Guarded by the sandbox's lock. */
public final class TaskRun {
    private final String id;
    private JsonObject task;
    private final Parent parent;
    private final List<Attempt> attempts = new ArrayList<>();
    private State state;
    private JsonObject outputs;

    /**
     * The run that a run is part of.
     *
     * @param taskRunId its id; null for a task of the flow itself
     * @param value the value of the iteration; null outside of a loop
     * @param iteration its number from 0; null outside of a loop
     */
    public record Parent(String taskRunId, String value, Integer iteration) {
        /** The flow itself. */
        public static final Parent NONE = new Parent(null, null, null);
    }

    /**
     * One try.
     *
     * @param state of the try
     * @param workerId who did it; null when the executor did
     */
    public record Attempt(State state, String workerId) {}

    /** A run that has not started. */
    TaskRun(String id, JsonObject task, Parent parent, Instant now) {
        this.id = id;
        this.task = task;
        this.parent = parent;
        this.state = State.created(now);
    }

    /** The same run as part of another execution. */
    TaskRun copy(String newId) {
        TaskRun copy = new TaskRun(newId, task, parent, state.startDate());
        copy.attempts.addAll(attempts);
        copy.state = state;
        copy.outputs = outputs;
        return copy;
    }

    /** The run's id. */
    public String id() {
        return id;
    }

    /** The task as its flow has it. */
    public JsonObject task() {
        return task;
    }

    /** The task's id. */
    public String taskId() {
        return task.get("id").getAsString();
    }

    /** What it is part of. */
    public Parent parent() {
        return parent;
    }

    /** Its tries, oldest first. */
    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** Its state. */
    public State state() {
        return state;
    }

    /** What it put out; null before it ended. */
    public JsonObject outputs() {
        return outputs;
    }

    /** Moves on. */
    void to(StateType next, Instant now) {
        state = state.to(next, now);
    }

    /** Begins a try; null for the executor's own work. */
    void begin(String workerId, Instant now) {
        attempts.add(new Attempt(State.created(now).to(StateType.RUNNING, now), workerId));
    }

    /** Ends the try, and the run with it. */
    void end(StateType last, JsonObject result, Instant now) {
        if (!attempts.isEmpty()) {
            Attempt attempt = attempts.remove(attempts.size() - 1);
            attempts.add(new Attempt(attempt.state().to(last, now), attempt.workerId()));
        }
        outputs = result;
        to(last, now);
    }

    /** Goes on as another revision of its flow has the task. */
    void use(JsonObject revised) {
        task = revised;
    }

    /** Puts something out before the end. */
    void put(JsonObject result) {
        outputs = result;
    }
}
