package io.kestramcp.tool.execution;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;

/** Where the outputs of task runs are: in the execution on 1.3, behind calls of their own from 2.0 on. */
final class TaskOutputs {
    private static final String IN_EXECUTION = "1.3";

    private final Tool executionWithOutputs;
    private final Tool index;
    private final Tool ofTaskRun;

    TaskOutputs(Tool executionWithOutputs, Tool index, Tool ofTaskRun) {
        this.executionWithOutputs = executionWithOutputs;
        this.index = index;
        this.ofTaskRun = ofTaskRun;
    }

    /**
     * The task runs that have outputs, as {@code results}: {@code task_id, task_run_id, value, keys}; from 2.0 on without
     * {@code keys}, and with a {@code note} where there are more than are listed.
     */
    JsonObject list(CallContext call, String executionId) throws KestraException {
        JsonObject input = new ToolInput().with("execution_id", executionId).json();
        if (!call.line().equals(IN_EXECUTION)) {
            JsonObject told = call.use(index, input);
            told.remove("total");
            return told;
        }
        JsonArray list = new JsonArray();
        for (JsonElement each : taskRuns(call, input)) {
            JsonObject run = each.getAsJsonObject();
            if (run.get("outputs") instanceof JsonObject outputs && !outputs.isEmpty()) {
                JsonObject row = run.deepCopy();
                row.remove("outputs");
                JsonArray keys = new JsonArray();
                outputs.keySet().forEach(keys::add);
                row.add("keys", keys);
                list.add(row);
            }
        }
        JsonObject told = new JsonObject();
        told.add("results", list);
        return told;
    }

    /** The outputs of one task run; empty when it has none, null when there is no such task run. */
    JsonObject of(CallContext call, String executionId, String taskRunId) throws KestraException {
        JsonObject input = new ToolInput().with("execution_id", executionId).json();
        if (!call.line().equals(IN_EXECUTION)) {
            return known(call, executionId, taskRunId)
                    ? call.use(
                                    ofTaskRun,
                                    new ToolInput()
                                            .with("execution_id", executionId)
                                            .with("task_run_id", taskRunId)
                                            .json())
                            .getAsJsonObject("outputs")
                    : null;
        }
        for (JsonElement each : taskRuns(call, input)) {
            JsonObject run = each.getAsJsonObject();
            if (run.get("task_run_id").getAsString().equals(taskRunId)) {
                return run.get("outputs") instanceof JsonObject outputs ? outputs : new JsonObject();
            }
        }
        return null;
    }

    /**
     * Whether Kestra can be asked for a task run: 2.0 answers 500 for one that it does not know (recording 349 of 2.0). One that
     * is not among those listed may be where not all are.
     */
    private boolean known(CallContext call, String executionId, String taskRunId) throws KestraException {
        JsonObject told = list(call, executionId);
        for (JsonElement each : told.getAsJsonArray("results")) {
            if (each.getAsJsonObject().get("task_run_id").getAsString().equals(taskRunId)) {
                return true;
            }
        }
        return told.has("note");
    }

    private JsonArray taskRuns(CallContext call, JsonObject input) throws KestraException {
        JsonObject execution = call.use(executionWithOutputs, input);
        return execution.get("task_runs") instanceof JsonArray runs ? runs : new JsonArray();
    }
}
