package io.kestramcp.sandbox.execution;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.filter.Label;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.log.LogEntry;
import io.kestramcp.sandbox.log.LogLevel;
import io.kestramcp.sandbox.log.LogStore;
import io.kestramcp.sandbox.render.Renderer;
import java.time.Instant;

/** What a task sees of its execution: the variables of its expressions, and the log. */
final class TaskContext {
    private final Execution execution;
    private final TaskRun run;
    private final LogStore logs;

    TaskContext(Execution execution, TaskRun run, LogStore logs) {
        this.execution = execution;
        this.run = run;
        this.logs = logs;
    }

    /** A property of the task, rendered; empty when it is not set. */
    String property(String name) {
        JsonElement value = run.task().get(name);
        if (value == null) {
            return "";
        }
        return render(value.isJsonPrimitive() ? value.getAsString() : value.toString());
    }

    /** Any text, rendered. */
    String render(String template) {
        return new Renderer(variables(execution, run)).render(template);
    }

    /** Writes a line. */
    void log(LogLevel level, String message, Instant now) {
        logs.add(new LogEntry(
                execution.flow().namespace(),
                execution.flow().id(),
                execution.id(),
                run.taskId(),
                run.id(),
                Math.max(run.attempts().size() - 1, 0),
                now,
                level,
                message));
    }

    /** The variables of an execution's expressions. */
    static JsonObject variables(Execution execution, TaskRun run) {
        JsonObject outputs = new JsonObject();
        if (execution.taskRuns() != null) {
            execution.taskRuns().stream()
                    .filter(done -> done.outputs() != null)
                    .forEach(done -> outputs.add(done.taskId(), done.outputs()));
        }
        JsonObject labels = new JsonObject();
        for (Label label : execution.labels()) {
            labels.addProperty(label.key(), label.value());
        }
        JsonFields variables = new JsonFields()
                .with("inputs", execution.inputs())
                .with("vars", execution.flow().body().get("variables"))
                .with("outputs", outputs)
                .with("labels", labels)
                .with("execution", new JsonFields().with("id", execution.id()).toJson())
                .with(
                        "flow",
                        new JsonFields()
                                .with("id", execution.flow().id())
                                .with("namespace", execution.flow().namespace())
                                .with("revision", execution.flow().revision())
                                .toJson());
        JsonObject trigger = execution.origin().trigger();
        variables.with("trigger", trigger == null ? null : trigger.get("variables"));
        Execution.LoopRun loop = execution.origin().loop();
        if (loop != null) {
            variables.with(
                    "item",
                    new JsonFields()
                            .with("value", loop.value())
                            .with("index", loop.index())
                            .toJson());
        }
        if (run != null) {
            variables.with(
                    "taskrun",
                    new JsonFields()
                            .with("id", run.id())
                            .with("value", run.parent().value())
                            .with("iteration", run.parent().iteration())
                            .toJson());
        }
        return variables.toJson();
    }
}
