package io.kestramcp.tool.execution;

import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.List;

/** A summary of one execution; what can be long comes when it is asked for. */
public final class GetExecution implements Tool {
    private static final String TASK_RUNS = "task_runs";
    private static final List<String> VALUES = List.of("inputs", "outputs");

    private final Tool execution;

    /** @param execution the part {@code execution} */
    public GetExecution(Tool execution) {
        this.execution = execution;
    }

    @Override
    public String name() {
        return "get_execution";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        List<String> asked = call.arguments().strings("parts");
        List<String> parts = asked == null ? List.of() : asked;
        int offset = call.arguments().integer("offset", 0);
        if (offset > 0 && !parts.contains(TASK_RUNS)) {
            throw new RefusedArgumentException("offset", "skips task runs: ask for them with parts [\"task_runs\"].");
        }
        String id = call.arguments().segment("execution_id");
        JsonObject seen =
                call.use(execution, new ToolInput().with("execution_id", id).json());
        VALUES.stream().filter(each -> !parts.contains(each)).forEach(seen::remove);
        TaskRuns.summarize(seen);
        if (parts.contains(TASK_RUNS)) {
            TaskRuns.page(seen, offset);
        } else {
            TaskRuns.drop(seen);
        }
        return Reply.of(seen);
    }
}
