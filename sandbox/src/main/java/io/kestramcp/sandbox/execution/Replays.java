package io.kestramcp.sandbox.execution;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.filter.Label;
import io.kestramcp.sandbox.flow.Flow;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a new execution of one that was. Guarded by the sandbox's lock. */
public final class Replays {
    private final Executor executor;
    private final Timeline timeline;
    private final ApiLine line;

    /** Replays that an executor runs. */
    public Replays(Executor executor, Timeline timeline, ApiLine line) {
        this.executor = executor;
        this.timeline = timeline;
        this.line = line;
    }

    /**
     * Runs an execution again.
     *
     * @param original the one that was
     * @param flow the revision to run
     * @param taskRunId the run to begin with; empty for the beginning
     * @param inputs the new execution's inputs
     */
    Execution replay(Execution original, Flow flow, Optional<String> taskRunId, JsonObject inputs) {
        List<TaskRun> kept = taskRunId.map(id -> upTo(original, id)).orElse(List.of());
        List<Label> labels = new ArrayList<>(original.labels());
        labels.removeIf(label -> label.key().equals("system.replay"));
        labels.add(new Label("system.replay", "true"));
        Execution replay = new Execution(
                new NewExecution(executor.newId(), flow, Execution.Origin.replay(original), inputs, List.of()),
                labels,
                timeline.now());
        State history = kept.isEmpty()
                ? State.created(timeline.now())
                : original.state().to(StateType.RESTARTED, timeline.now());
        replay.inherit(kept, history, original.outputs());
        original.label(new Label("system.replayed", "true"));
        executor.submit(replay);
        return replay;
    }

    /** Copies of the runs before one, and of that one, to be run again. */
    private List<TaskRun> upTo(Execution original, String taskRunId) {
        List<TaskRun> runs = original.taskRuns() == null ? List.of() : original.taskRuns();
        Optional<TaskRun> from =
                runs.stream().filter(run -> run.id().equals(taskRunId)).findFirst();
        if (from.isEmpty()) {
            throw Refusal.illegalArgument(
                    line.hasConflicts()
                            ? "Task run id '" + taskRunId + "' not found in execution '" + original.id() + "'"
                            : "No task found to restart execution from!");
        }
        List<TaskRun> copies = new ArrayList<>();
        for (TaskRun run : runs.subList(0, runs.indexOf(from.get()) + 1)) {
            copies.add(run.copy(executor.newId()));
        }
        copies.get(copies.size() - 1).to(StateType.RESTARTED, timeline.now());
        return copies;
    }
}
