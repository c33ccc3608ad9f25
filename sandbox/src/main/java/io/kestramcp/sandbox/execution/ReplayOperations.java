package io.kestramcp.sandbox.execution;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.filter.Label;
import io.kestramcp.sandbox.flow.Flow;
import io.kestramcp.sandbox.flow.FlowStore;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Multipart;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.input.Inputs;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs an execution again as a new one, as a whole or from one of its task runs (recordings 198 to 209 of 1.3). */
public final class ReplayOperations {
    private final ExecutionStore executions;
    private final FlowStore flows;
    private final Executor executor;
    private final Timeline timeline;
    private final ApiLine line;
    private final ExecutionView view;

    /** The replays of a store's executions. */
    public ReplayOperations(
            ExecutionStore executions, FlowStore flows, Executor executor, Timeline timeline, ApiLine line) {
        this.executions = executions;
        this.flows = flows;
        this.executor = executor;
        this.timeline = timeline;
        this.line = line;
        this.view = new ExecutionView(line);
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("replayExecution", call -> replay(call, original(call).inputs()))
                .serve("replayExecutionWithinputs", this::replayWithInputs);
    }

    private Reply replayWithInputs(Call call) {
        Execution original = original(call);
        JsonObject inputs = Inputs.ofCall(original.flow(), Multipart.parts(call.request()), original.id());
        if (line == ApiLine.V1_3) {
            // A fault of the real server: the first execution's inputs are overwritten (recording 208).
            original.setInputs(inputs);
        }
        return replay(call, inputs);
    }

    private Reply replay(Call call, JsonObject inputs) {
        Execution original = original(call);
        Flow flow = call.query()
                .integer("revision")
                .map(revision -> revision(original, revision))
                .orElse(original.flow());
        List<TaskRun> kept = new ArrayList<>();
        call.query().first("taskRunId").ifPresent(id -> kept.addAll(upTo(original, id)));
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
        return Reply.json(view.full(replay).toJson());
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

    private Flow revision(Execution original, int revision) {
        return flows.revision(original.flow().key(), revision)
                .orElseThrow(() -> Refusal.notFound("Unable to find revision " + revision + " on flow "
                        + original.flow().namespace() + "." + original.flow().id()));
    }

    private Execution original(Call call) {
        return executions
                .find(call.path("executionId"))
                .orElseThrow(() -> line.hasConflicts() ? Refusal.notFound("Page Not Found") : Refusal.notFound());
    }
}
