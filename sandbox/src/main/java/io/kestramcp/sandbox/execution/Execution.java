package io.kestramcp.sandbox.execution;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.filter.Label;
import io.kestramcp.sandbox.flow.Flow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One execution. Guarded by the sandbox's lock; only this package changes it. */
public final class Execution {
    private final String id;
    private Flow flow;
    private final Origin origin;
    private JsonObject inputs;
    private final List<Label> labels;
    private final Instant created;
    private List<TaskRun> taskRuns;
    private State state;
    private JsonObject outputs;
    private int attempt;
    private List<String> breakpoints;

    /**
     * Where an execution comes from.
     *
     * @param trigger what triggered it, as Kestra writes it; null for a call of the API
     * @param kind null for a normal one; TEST, LOOP
     * @param scheduleDate when it is to start; null for now
     * @param breakpoints where it is to stop; empty for nowhere
     * @param loop which iteration of which execution it is; null when it is none
     * @param replayOf the execution that it replays; null when it replays none
     */
    public record Origin(
            JsonObject trigger,
            String kind,
            Instant scheduleDate,
            List<String> breakpoints,
            LoopRun loop,
            Execution replayOf) {
        /** Triggered by something. */
        public static Origin trigger(JsonObject trigger) {
            return new Origin(trigger, null, null, List.of(), null, null);
        }

        /** An iteration of a loop. */
        static Origin loop(LoopRun loop) {
            return new Origin(null, "LOOP", null, List.of(), loop, null);
        }

        /** A replay: triggered as the first one was, and of its kind. */
        static Origin replay(Execution original) {
            Origin origin = original.origin();
            return new Origin(origin.trigger(), origin.kind(), null, List.of(), null, original);
        }
    }

    /**
     * One iteration of a loop that runs as an execution of its own (2.0).
     *
     * @param parent the looping execution
     * @param snapshot the looping execution as it was when the iteration began
     * @param taskRun the loop's run
     * @param index from 0
     * @param value the value of the iteration
     */
    public record LoopRun(Execution parent, JsonObject snapshot, TaskRun taskRun, int index, String value) {}

    /** An execution that has not started. */
    Execution(NewExecution wanted, List<Label> labels, Instant now) {
        this.id = wanted.id();
        this.flow = wanted.flow();
        this.origin = wanted.origin();
        this.inputs = wanted.inputs();
        this.labels = new ArrayList<>(labels);
        Execution original = origin.replayOf();
        this.created = original == null ? now : original.created();
        this.attempt = original == null ? 1 : original.attempt() + 1;
        this.state = State.created(now);
        this.breakpoints = origin.breakpoints();
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** The revision that it runs. */
    public Flow flow() {
        return flow;
    }

    /** Where it comes from. */
    public Origin origin() {
        return origin;
    }

    /** Its inputs, null for a flow without any; not to be changed. */
    public JsonObject inputs() {
        return inputs;
    }

    /** Its labels. */
    public List<Label> labels() {
        return List.copyOf(labels);
    }

    /** When it was created; of a replay, when the first one was. */
    public Instant created() {
        return created;
    }

    /** The runs of its tasks, in the order in which they began; null before it started. */
    public List<TaskRun> taskRuns() {
        return taskRuns == null ? null : List.copyOf(taskRuns);
    }

    /** Its state. */
    public State state() {
        return state;
    }

    /** The outputs of the flow; null unless it declares some and ended well. */
    public JsonObject outputs() {
        return outputs;
    }

    /** How often it was started, resumes and restarts counted. */
    public int attempt() {
        return attempt;
    }

    /** Whether nothing more happens. */
    public boolean isTerminated() {
        return state.current().isTerminated();
    }

    /** The tasks that it runs: those of its flow, or those of the loop that it is an iteration of. */
    JsonArray tasks() {
        return origin.loop() == null
                ? flow.list("tasks")
                : origin.loop().taskRun().task().getAsJsonArray("tasks");
    }

    /** The execution that it goes back to; itself when it is no replay. Null for an iteration of a loop. */
    String originalId() {
        if (origin.loop() != null) {
            return null;
        }
        return origin.replayOf() == null ? id : origin.replayOf().originalId();
    }

    /** The execution that it came from; null for none. */
    String parentId() {
        if (origin.loop() != null) {
            return origin.loop().parent().id();
        }
        return origin.replayOf() == null ? null : origin.replayOf().id();
    }

    /** Takes over what a replay begins with. */
    void inherit(List<TaskRun> runs, State history, JsonObject results) {
        taskRuns = new ArrayList<>(runs);
        state = history;
        outputs = results;
        use(flow);
    }

    void setInputs(JsonObject values) {
        inputs = values;
    }

    void setLabels(List<Label> replaced) {
        labels.clear();
        labels.addAll(replaced);
    }

    void to(StateType next, Instant now) {
        state = state.to(next, now);
    }

    void add(TaskRun run) {
        taskRuns = taskRuns == null ? new ArrayList<>() : taskRuns;
        taskRuns.add(run);
    }

    /** Drops the runs that a restart makes anew. */
    void keep(List<TaskRun> runs) {
        taskRuns = new ArrayList<>(runs);
    }

    void put(JsonObject result) {
        outputs = result;
    }

    void label(Label label) {
        labels.removeIf(present -> present.key().equals(label.key()));
        labels.add(label);
    }

    /** Goes on with another revision: what has not ended well is done as that one has it. */
    void use(Flow revision) {
        flow = revision;
        for (JsonElement each : revision.list("tasks")) {
            JsonObject task = each.getAsJsonObject();
            (taskRuns == null ? List.<TaskRun>of() : taskRuns)
                    .stream()
                            .filter(run -> run.state().current() != StateType.SUCCESS)
                            .filter(run -> run.taskId().equals(task.get("id").getAsString()))
                            .forEach(run -> run.use(task));
        }
    }

    /** The tasks that it stops before: {@code id}, or {@code id.value} for one iteration of a loop. */
    List<String> breakpoints() {
        return breakpoints;
    }

    /** Replaces the tasks that it stops before. */
    void stopBefore(List<String> tasks) {
        breakpoints = List.copyOf(tasks);
    }

    void attemptAgain() {
        attempt++;
    }
}
