package io.kestramcp.sandbox.execution;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.filter.Label;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.line.ApiLine;
import java.util.List;

/** Executions as each line shows them (wire document 2.0, section 3). */
public final class ExecutionView {
    private final ApiLine line;

    /** The views of a line. */
    public ExecutionView(ApiLine line) {
        this.line = line;
    }

    /** The answer of creations and verbs: everything. */
    JsonFields full(Execution execution) {
        return body(execution)
                .with("taskRunList", execution.taskRuns(), run -> taskRun(execution, run, true))
                .with("variables", execution.flow().body().get("variables"))
                .with("breakpoints", breakpoints(execution))
                .with("deleted", false)
                .with("metadata", metadata(execution));
    }

    /** The answer to a read of one execution. */
    JsonObject single(Execution execution) {
        if (!line.hasLightExecutions()) {
            return full(execution).toJson();
        }
        // A read leaves out the inputs that have no value; creations and verbs show them as null.
        List<TaskRun> runs = execution.taskRuns() == null ? List.of() : execution.taskRuns();
        return body(execution)
                .with("inputs", withoutNulls(execution.inputs()))
                .with("tenantId", "main")
                .with("taskRunList", runs, run -> taskRun(execution, run, false))
                .with("variables", execution.flow().body().get("variables"))
                .with("breakpoints", breakpoints(execution))
                .with("metadata", metadata(execution))
                .toJson();
    }

    /** A row of a search. */
    JsonObject row(Execution execution) {
        return line.hasLightExecutions()
                ? body(execution)
                        .with("inputs", withoutNulls(execution.inputs()))
                        .with("tenantId", "main")
                        .toJson()
                : full(execution).toJson();
    }

    private static JsonObject withoutNulls(JsonObject inputs) {
        if (inputs == null) {
            return null;
        }
        JsonObject given = inputs.deepCopy();
        given.entrySet().removeIf(input -> input.getValue().isJsonNull());
        return given;
    }

    private static JsonFields body(Execution execution) {
        Execution.LoopRun loop = execution.origin().loop();
        return new JsonFields()
                .with("id", execution.id())
                .with("namespace", execution.flow().namespace())
                .with("flowId", execution.flow().id())
                .with("flowRevision", execution.flow().revision())
                .with("inputs", execution.inputs())
                .with("outputs", execution.outputs())
                .with("labels", execution.labels(), Label::toJson)
                .with("state", execution.state().toJson())
                .with("parentId", execution.parentId())
                .with("originalId", execution.originalId())
                .with("trigger", execution.origin().trigger())
                .with(
                        "scheduleDate",
                        execution.origin().scheduleDate() == null
                                ? null
                                : execution.origin().scheduleDate().toString())
                .with("kind", execution.origin().kind())
                .with("loopRun", loop == null ? null : loopRun(loop));
    }

    private static JsonObject loopRun(Execution.LoopRun loop) {
        return new JsonFields()
                .with("parent", loop.snapshot())
                .with("taskId", loop.taskRun().taskId())
                .with("taskRunId", loop.taskRun().id())
                .with("index", loop.index())
                .with("value", loop.value())
                .toJson();
    }

    private static JsonObject metadata(Execution execution) {
        return new JsonFields()
                .with("attemptNumber", execution.attempt())
                .with("originalCreatedDate", execution.created().toString())
                .toJson();
    }

    private static JsonArray breakpoints(Execution execution) {
        List<String> tasks = execution.breakpoints();
        return tasks.isEmpty()
                ? null
                : JsonFields.array(tasks, task -> new JsonFields()
                        .with("id", Breakpoints.taskId(task))
                        .with("value", Breakpoints.value(task))
                        .toJson());
    }

    private JsonObject taskRun(Execution execution, TaskRun run, boolean full) {
        JsonFields view = new JsonFields().with("id", run.id());
        if (full) {
            view.with("executionId", execution.id())
                    .with("namespace", execution.flow().namespace())
                    .with("flowId", execution.flow().id())
                    // On 2.0 outputs live elsewhere, and the field is always null.
                    .withOrNull("outputs", line.hasLightExecutions() ? null : run.outputs());
        }
        return view.with("taskId", run.taskId())
                .with("parentTaskRunId", run.parent().taskRunId())
                .with("value", run.parent().value())
                .with("iteration", run.parent().iteration())
                .with("attempts", run.attempts().isEmpty() ? null : run.attempts(), ExecutionView::attempt)
                .with("state", run.state().toJson())
                .toJson();
    }

    private static JsonObject attempt(TaskRun.Attempt attempt) {
        return new JsonFields()
                .with("state", attempt.state().toJson())
                .with("workerId", attempt.workerId())
                .toJson();
    }
}
