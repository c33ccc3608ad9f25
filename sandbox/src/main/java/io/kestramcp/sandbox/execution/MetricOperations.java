package io.kestramcp.sandbox.execution;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.sandbox.filter.Page;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The metrics of an execution: what its Publish tasks declare, and what a Return task measures of itself. They follow
 * from its task runs and are kept nowhere.
 */
public final class MetricOperations {
    private final ExecutionStore executions;

    /** The metrics of a store's executions. */
    public MetricOperations(ExecutionStore executions) {
        this.executions = executions;
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("searchByExecution", this::search);
    }

    /** An execution that nobody knows has none. */
    private Reply search(Call call) {
        Page page = Page.of(call.query(), call.operation().id());
        Optional<String> taskId = call.query().first("taskId");
        Optional<String> taskRunId = call.query().first("taskRunId");
        List<JsonObject> metrics = new ArrayList<>();
        executions.find(call.path("executionId")).ifPresent(execution -> {
            List<TaskRun> runs = execution.taskRuns() == null ? List.of() : execution.taskRuns();
            runs.stream()
                    .filter(run -> run.state().current() == StateType.SUCCESS)
                    .filter(run -> taskId.map(run.taskId()::equals).orElse(true))
                    .filter(run -> taskRunId.map(run.id()::equals).orElse(true))
                    .forEach(run -> add(execution, run, metrics));
        });
        return page.of(metrics, metric -> metric);
    }

    private static void add(Execution execution, TaskRun run, List<JsonObject> metrics) {
        String type = run.task().get("type").getAsString();
        if (type.endsWith(".debug.Return")) {
            double length = run.outputs().get("value").getAsString().length();
            metrics.add(metric(execution, run, "counter", "length", length, new JsonObject()));
            double took = run.state().duration().toMillis();
            metrics.add(metric(execution, run, "timer", "duration", took, new JsonObject()));
        } else if (type.endsWith(".metric.Publish") && run.task().has("metrics")) {
            // A dynamic property: its JSON, kept as text.
            JsonParser.parseString(run.task().get("metrics").getAsString())
                    .getAsJsonArray()
                    .forEach(item -> metrics.add(declared(execution, run, item.getAsJsonObject())));
        }
    }

    private static JsonObject declared(Execution execution, TaskRun run, JsonObject item) {
        JsonElement tags = item.get("tags");
        return metric(
                execution,
                run,
                item.get("type").getAsString(),
                item.get("name").getAsString(),
                value(item.get("value").getAsString()),
                tags == null ? new JsonObject() : tags.getAsJsonObject());
    }

    /** A timer's duration counts in milliseconds. */
    private static double value(String text) {
        return text.startsWith("P") ? Duration.parse(text).toMillis() : Double.parseDouble(text);
    }

    private static JsonObject metric(
            Execution execution, TaskRun run, String type, String name, double value, JsonObject tags) {
        return new JsonFields()
                .with("namespace", execution.flow().namespace())
                .with("flowId", execution.flow().id())
                .with("taskId", run.taskId())
                .with("executionId", execution.id())
                .with("taskRunId", run.id())
                .with("type", type)
                .with("name", name)
                .with("value", value)
                .with("timestamp", run.state().endDate().toString())
                .with("tags", tags)
                .toJson();
    }
}
