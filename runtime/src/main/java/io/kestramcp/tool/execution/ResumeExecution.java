package io.kestramcp.tool.execution;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;

/** Lets a paused execution go on, once the inputs that its Pause task asks for were checked. */
public final class ResumeExecution implements Tool {
    private final Tool resume;
    private final InputCheck inputs;

    /**
     * @param resume the part {@code resume}
     * @param checkInputs the part {@code check_resume_inputs}
     */
    public ResumeExecution(Tool resume, Tool checkInputs) {
        this.resume = resume;
        this.inputs = new InputCheck(checkInputs);
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
        if (call.arguments().has("inputs") || call.arguments().has("files")) {
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
