package io.kestramcp.tool.execution;

import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;

/** The outputs of one task run. */
public final class GetTaskOutput implements Tool {
    private final TaskOutputs outputs;

    /**
     * @param executionWithOutputs the part {@code execution_with_outputs}, of 1.3
     * @param index the part {@code task_outputs_index}, of 2.0
     * @param ofTaskRun the part {@code task_run_outputs}, of 2.0
     */
    public GetTaskOutput(Tool executionWithOutputs, Tool index, Tool ofTaskRun) {
        this.outputs = new TaskOutputs(executionWithOutputs, index, ofTaskRun);
    }

    @Override
    public String name() {
        return "get_task_output";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        String taskRunId = call.arguments().segment("task_run_id");
        JsonObject found = outputs.of(call, call.arguments().segment("execution_id"), taskRunId);
        if (found == null) {
            throw new RefusedArgumentException(
                    "task_run_id",
                    "names no task run with outputs in this execution; list_task_outputs tells which there are.");
        }
        JsonObject content = new JsonObject();
        content.addProperty("task_run_id", taskRunId);
        content.add("outputs", found);
        return Reply.of(content);
    }
}
