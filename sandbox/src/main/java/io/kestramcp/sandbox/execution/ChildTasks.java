package io.kestramcp.sandbox.execution;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.flow.Flow;
import io.kestramcp.sandbox.flow.FlowKey;
import io.kestramcp.sandbox.flow.FlowStore;
import io.kestramcp.sandbox.http.Multipart;
import io.kestramcp.sandbox.input.Inputs;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.log.LogLevel;
import io.kestramcp.sandbox.time.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tasks whose work is other executions: subflows, and the loops of 2.0. */
final class ChildTasks {
    private final FlowStore flows;
    private final Timeline timeline;
    private final ExecutionView view;

    ChildTasks(FlowStore flows, Timeline timeline, ApiLine line) {
        this.flows = flows;
        this.timeline = timeline;
        this.view = new ExecutionView(line);
    }

    /** Runs another flow, and waits for its end unless the task says not to. */
    void callFlow(Executor executor, Execution execution, TaskRun run, TaskContext context) {
        Instant now = timeline.now();
        run.begin(null, now);
        run.to(StateType.RUNNING, now);
        FlowKey key = new FlowKey(context.property("namespace"), context.property("flowId"));
        Optional<Flow> flow = flows.find(key);
        if (flow.isEmpty()) {
            context.log(LogLevel.ERROR, "Unable to find flow '" + key.namespace() + "'.'" + key.id() + "'", now);
            run.end(StateType.FAILED, new JsonObject(), now);
            return;
        }
        String id = executor.newId();
        JsonObject inputs = inputs(flow.get(), id, run, context);
        Execution.Origin origin = Execution.Origin.trigger(trigger(execution, run));
        Execution child = executor.create(
                new NewExecution(id, flow.get(), origin, inputs, flow.get().labels()));
        JsonElement wait = run.task().get("wait");
        if (wait != null && !wait.getAsBoolean()) {
            run.end(StateType.SUCCESS, result(child), now);
            return;
        }
        executor.whenEnded(child, ended -> {
            boolean good = ended.state().current() == StateType.SUCCESS;
            run.end(good ? StateType.SUCCESS : StateType.FAILED, result(ended), timeline.now());
            executor.proceedSoon(execution);
        });
    }

    /** Runs the loop's tasks once for each value, one after the other, each time as an execution of its own. */
    void loop(Executor executor, Execution execution, TaskRun run) {
        JsonObject snapshot = view.full(execution).toJson();
        Instant now = timeline.now();
        run.begin(null, now);
        run.to(StateType.RUNNING, now);
        run.put(new JsonObject());
        iterate(executor, execution, run, snapshot, 0);
    }

    private void iterate(Executor executor, Execution execution, TaskRun run, JsonObject snapshot, int index) {
        List<JsonElement> values = run.task().getAsJsonArray("values").asList();
        if (index == values.size()) {
            run.end(StateType.SUCCESS, new JsonObject(), timeline.now());
            executor.proceedSoon(execution);
            return;
        }
        Execution.LoopRun iteration = new Execution.LoopRun(
                execution, snapshot, run, index, values.get(index).getAsString());
        Execution child = executor.create(new NewExecution(
                executor.newId(),
                execution.flow(),
                Execution.Origin.loop(iteration),
                execution.inputs(),
                execution.flow().labels()));
        executor.whenEnded(child, ended -> {
            if (ended.state().current() == StateType.SUCCESS) {
                iterate(executor, execution, run, view.full(execution).toJson(), index + 1);
            } else {
                run.end(StateType.FAILED, new JsonObject(), timeline.now());
                executor.proceedSoon(execution);
            }
        });
    }

    private static JsonObject inputs(Flow flow, String id, TaskRun run, TaskContext context) {
        List<Multipart.Part> parts = new ArrayList<>();
        JsonObject given = run.task().getAsJsonObject("inputs");
        if (given != null) {
            given.asMap()
                    .forEach((name, value) -> parts.add(Multipart.Part.text(
                            name, context.render(value.isJsonPrimitive() ? value.getAsString() : value.toString()))));
        }
        return Inputs.ofCall(flow, parts, id);
    }

    private static JsonObject trigger(Execution execution, TaskRun run) {
        JsonObject variables = new JsonFields()
                .with("executionId", execution.id())
                .with("taskRunId", run.id())
                .with("taskId", run.taskId())
                .with("namespace", execution.flow().namespace())
                .with("flowId", execution.flow().id())
                .with("flowRevision", execution.flow().revision())
                .toJson();
        return new JsonFields()
                .with("id", run.taskId())
                .with("type", run.task().get("type"))
                .with("variables", variables)
                .toJson();
    }

    private static JsonObject result(Execution child) {
        return new JsonFields()
                .with("executionId", child.id())
                .with("state", child.state().current().name())
                .with("outputs", child.outputs())
                .toJson();
    }
}
