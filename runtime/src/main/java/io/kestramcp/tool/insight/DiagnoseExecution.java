package io.kestramcp.tool.insight;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.ArrayList;
import java.util.List;

/**
 * Why an execution failed, in one bounded answer: its state and inputs, each failed task run with its last log lines and
 * its source, and what differs from the last run that succeeded.
 */
public final class DiagnoseExecution implements Tool {
    private static final int MOST_TASK_RUNS = 3;
    private static final int LOG_LINES = 15;

    private final Tool readExecution;
    private final Tool getLogs;
    private final Tool getFlow;
    private final Tool listExecutions;

    /**
     * @param readExecution the part {@code execution}
     * @param getLogs {@code get_execution_logs}
     * @param getFlow {@code get_flow}
     * @param listExecutions {@code list_executions}
     */
    public DiagnoseExecution(Tool readExecution, Tool getLogs, Tool getFlow, Tool listExecutions) {
        this.readExecution = readExecution;
        this.getLogs = getLogs;
        this.getFlow = getFlow;
        this.listExecutions = listExecutions;
    }

    @Override
    public String name() {
        return "diagnose_execution";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        String id = call.arguments().segment("execution_id");
        JsonObject execution = execution(call, id);
        JsonObject content = new JsonObject();
        for (String field : List.of(
                "execution_id",
                "namespace",
                "flow_id",
                "flow_revision",
                "state",
                "started",
                "ended",
                "duration",
                "inputs")) {
            if (execution.has(field)) {
                content.add(field, execution.get(field));
            }
        }
        List<JsonObject> failed = failed(execution);
        String source = failed.isEmpty() ? "" : source(call, execution);
        JsonArray tasks = new JsonArray();
        // A task that holds others fails with them and comes before them: the last ones are those that broke.
        for (JsonObject run : failed.subList(Math.max(0, failed.size() - MOST_TASK_RUNS), failed.size())) {
            tasks.add(explained(call, id, run, source));
        }
        content.addProperty("failed_task_runs", failed.size());
        content.add("failures", tasks);
        content.add("since_last_success", sinceLastSuccess(call, execution));
        return Reply.of(content);
    }

    private JsonObject execution(CallContext call, String id) throws KestraException {
        return call.use(readExecution, new ToolInput().with("execution_id", id).json());
    }

    private static List<JsonObject> failed(JsonObject execution) {
        List<JsonObject> failed = new ArrayList<>();
        if (execution.has("task_runs")) {
            for (JsonElement each : execution.getAsJsonArray("task_runs")) {
                JsonObject run = each.getAsJsonObject();
                if (run.get("state").getAsString().equals("FAILED")) {
                    failed.add(run);
                }
            }
        }
        return failed;
    }

    /** The source as it was when this ran; empty when the flow is gone. */
    private String source(CallContext call, JsonObject execution) throws KestraException {
        try {
            JsonObject flow = call.use(
                    getFlow,
                    new ToolInput()
                            .with("namespace", execution.get("namespace"))
                            .with("flow_id", execution.get("flow_id"))
                            .with("revision", execution.get("flow_revision"))
                            .json());
            return flow.has("source") ? flow.get("source").getAsString() : "";
        } catch (KestraException e) {
            if (e.kind() == KestraException.Kind.NOT_FOUND) {
                return "";
            }
            throw e;
        }
    }

    private JsonObject explained(CallContext call, String id, JsonObject run, String source) throws KestraException {
        JsonObject explained = run.deepCopy();
        JsonArray lines = lastLines(call, id, run, "WARN");
        explained.add("last_log_lines", lines.isEmpty() ? lastLines(call, id, run, null) : lines);
        TaskSource.of(source, run.get("task_id").getAsString())
                .ifPresent(task -> explained.addProperty("source", task));
        return explained;
    }

    /** The last lines of a task run, of this level and worse; of every level for null. */
    private JsonArray lastLines(CallContext call, String id, JsonObject run, String level) throws KestraException {
        JsonObject logs = call.use(
                getLogs,
                new ToolInput()
                        .with("execution_id", id)
                        .with("task_run_id", run.get("task_run_id"))
                        .with("min_level", level)
                        .with("tail", LOG_LINES)
                        .json());
        JsonArray lines = new JsonArray();
        for (JsonElement each : logs.getAsJsonArray("results")) {
            JsonObject line = each.getAsJsonObject();
            lines.add(line.get("level").getAsString() + " " + text(line.get("message")));
        }
        return lines;
    }

    private JsonObject sinceLastSuccess(CallContext call, JsonObject execution) throws KestraException {
        JsonArray succeeded = new JsonArray();
        succeeded.add("SUCCESS");
        JsonObject page = call.use(
                listExecutions,
                new ToolInput()
                        .with("only_in", execution.get("namespace"))
                        .with("flow_id", execution.get("flow_id"))
                        .with("state", succeeded)
                        .with("started_before", execution.get("started"))
                        .json());
        JsonArray found = page.getAsJsonArray("results");
        if (!found.isEmpty()) {
            String lastId = found.get(0).getAsJsonObject().get("execution_id").getAsString();
            return Difference.between(execution(call, lastId), execution);
        }
        JsonObject none = new JsonObject();
        none.addProperty("note", "No earlier execution of this flow that succeeded was found.");
        return none;
    }

    private static String text(JsonElement message) {
        return message == null || message.isJsonNull() ? "" : message.getAsString();
    }
}
