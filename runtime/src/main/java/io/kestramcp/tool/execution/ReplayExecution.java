package io.kestramcp.tool.execution;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;

/**
 * Runs an execution again, as a new one. New inputs only from 2.0 on: 1.3 writes them over the inputs of the original
 * execution (recording 208 of 1.3.25). They are checked as those of a start are; those left out take their defaults, and
 * not what the original had (recording 211 of 2.0).
 */
public final class ReplayExecution implements Tool {
    private static final String WITHOUT = "1.3";

    private final Tool replay;
    private final Tool replayWithInputs;
    private final InputCheck check;
    private final Tool readExecution;

    /**
     * @param replay the part {@code replay}
     * @param replayWithInputs the part {@code replay_with_inputs}
     * @param checkInputs the part {@code check_inputs}
     * @param readExecution the part {@code execution}
     */
    public ReplayExecution(Tool replay, Tool replayWithInputs, Tool checkInputs, Tool readExecution) {
        this.replay = replay;
        this.replayWithInputs = replayWithInputs;
        this.check = new InputCheck(checkInputs);
        this.readExecution = readExecution;
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
        if (newInputs) {
            check.check(call, flow(call));
        }
        ToolInput input = new ToolInput()
                .with("execution_id", call.arguments().segment("execution_id"))
                .with("task_run_id", call.arguments().string("task_run_id"))
                .with("revision", call.arguments().integer("revision"))
                .with("inputs", call.arguments().json("inputs"));
        return Reply.of(call.use(newInputs ? replayWithInputs : replay, input.json()));
    }

    /** The flow, in the revision that will run. */
    private JsonObject flow(CallContext call) throws KestraException {
        JsonObject original = call.use(
                readExecution,
                new ToolInput()
                        .with("execution_id", call.arguments().segment("execution_id"))
                        .json());
        Integer revision = call.arguments().integer("revision");
        return new ToolInput()
                .with("namespace", original.get("namespace"))
                .with("flow_id", original.get("flow_id"))
                .with("revision", revision == null ? original.get("flow_revision") : new JsonPrimitive(revision))
                .json();
    }
}
