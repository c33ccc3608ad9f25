package io.kestramcp.tool.execution;

import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;

/** Which task runs of an execution have outputs. */
public final class ListTaskOutputs implements Tool {
    private final TaskOutputs outputs;

    /**
     * @param executionWithOutputs the part {@code execution_with_outputs}, of 1.3
     * @param index the part {@code task_outputs_index}, of 2.0
     */
    public ListTaskOutputs(Tool executionWithOutputs, Tool index) {
        this.outputs = new TaskOutputs(executionWithOutputs, index, null);
    }

    @Override
    public String name() {
        return "list_task_outputs";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        return Reply.of(outputs.list(call, call.arguments().segment("execution_id")));
    }
}
