package io.kestramcp.tool.execution;

import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;

/**
 * Runs an execution again, as a new one. New inputs only from 2.0 on: 1.3 writes them over the inputs of the original
 * execution (recording 208 of 1.3.25).
 */
public final class ReplayExecution implements Tool {
    private static final String WITHOUT = "1.3";

    private final Tool replay;
    private final Tool replayWithInputs;

    /**
     * @param replay the part {@code replay}
     * @param replayWithInputs the part {@code replay_with_inputs}
     */
    public ReplayExecution(Tool replay, Tool replayWithInputs) {
        this.replay = replay;
        this.replayWithInputs = replayWithInputs;
    }

    @Override
    public String name() {
        return "replay_execution";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        boolean newInputs = call.arguments().has("inputs");
        if (newInputs && call.line().equals(WITHOUT)) {
            throw new RefusedArgumentException(
                    "inputs",
                    "cannot be given on Kestra 1.3, which would write them over the original execution's. Start the flow"
                            + " anew with execute_flow instead.");
        }
        ToolInput input = new ToolInput()
                .with("execution_id", call.arguments().segment("execution_id"))
                .with("task_run_id", call.arguments().string("task_run_id"))
                .with("revision", call.arguments().integer("revision"))
                .with("inputs", call.arguments().json("inputs"));
        return Reply.of(call.use(newInputs ? replayWithInputs : replay, input.json()));
    }
}
