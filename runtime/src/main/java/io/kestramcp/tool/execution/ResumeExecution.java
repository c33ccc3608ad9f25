package io.kestramcp.tool.execution;

import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;

/**
 * Lets an execution go on: a paused one, once the inputs that its Pause task asks for were checked, and one that stopped at
 * a breakpoint.
 */
public final class ResumeExecution implements Tool {
    private final Tool resume;
    private final InputCheck inputs;
    private final Tool resumeFromBreakpoint;
    private final Tool breakpoints;

    /**
     * @param resume the part {@code resume}
     * @param checkInputs the part {@code check_resume_inputs}
     * @param resumeFromBreakpoint the part {@code resume_from_breakpoint}
     * @param breakpoints the part {@code breakpoints}
     */
    public ResumeExecution(Tool resume, Tool checkInputs, Tool resumeFromBreakpoint, Tool breakpoints) {
        this.resume = resume;
        this.inputs = new InputCheck(checkInputs);
        this.resumeFromBreakpoint = resumeFromBreakpoint;
        this.breakpoints = breakpoints;
    }

    @Override
    public String name() {
        return "resume_execution";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        JsonObject which = new ToolInput()
                .with("execution_id", call.arguments().segment("execution_id"))
                .json();
        boolean answered = call.arguments().has("inputs") || call.arguments().has("files");
        JsonObject seen = call.use(breakpoints, which);
        if (ExecutionState.atBreakpoint(seen.get("state").getAsString())) {
            if (answered) {
                throw new RefusedArgumentException(
                        "inputs", "cannot be given: the execution stopped at a breakpoint, which asks for none.");
            }
            return Reply.of(call.use(
                    resumeFromBreakpoint,
                    new ToolInput()
                            .with("execution_id", which.get("execution_id"))
                            .with("breakpoints", Breakpoints.ahead(seen))
                            .json()));
        }
        if (answered) {
            inputs.check(call, which);
        }
        return Reply.of(call.use(
                resume,
                new ToolInput()
                        .with("execution_id", which.get("execution_id"))
                        .with("inputs", call.arguments().json("inputs"))
                        .with("files", call.arguments().json("files"))
                        .json()));
    }
}
