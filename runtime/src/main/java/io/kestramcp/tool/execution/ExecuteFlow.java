package io.kestramcp.tool.execution;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Starts a flow once its inputs were checked, and waits for the end where that is wanted. */
public final class ExecuteFlow implements Tool {
    private final Tool start;
    private final Tool flowTasks;
    private final InputCheck inputs;
    private final Follower follower;

    /**
     * @param start the part {@code start_execution}
     * @param checkInputs the part {@code check_inputs}
     * @param readExecution the part {@code execution}
     * @param flowTasks the part {@code flow_tasks}
     */
    public ExecuteFlow(Tool start, Tool checkInputs, Tool readExecution, Tool flowTasks) {
        this.start = start;
        this.flowTasks = flowTasks;
        this.inputs = new InputCheck(checkInputs);
        this.follower = new Follower(readExecution);
    }

    @Override
    public String name() {
        return "execute_flow";
    }

    @Override
    public Optional<Predicate<Arguments>> waits() {
        return Optional.of(arguments -> arguments.bool("wait", false));
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        Arguments arguments = call.arguments();
        JsonObject which = new ToolInput()
                .with("namespace", arguments.segment("namespace"))
                .with("flow_id", arguments.segment("flow_id"))
                .with("revision", arguments.integer("revision"))
                .json();
        String breakpoints = arguments.word("breakpoints");
        JsonObject flow = flow(call);
        if (breakpoints != null) {
            Breakpoints.check(breakpoints, which.has("revision") ? call.use(flowTasks, which) : flow);
        }
        inputs.check(call, which);
        ToolInput all = new ToolInput();
        which.entrySet().forEach(each -> all.with(each.getKey(), each.getValue()));
        JsonObject started = call.use(
                start,
                all.with("inputs", arguments.json("inputs"))
                        .with("files", arguments.json("files"))
                        .with("labels", arguments.json("labels"))
                        .with("schedule_date", arguments.string("schedule_date"))
                        .with("breakpoints", breakpoints)
                        .json());
        return arguments.bool("wait", false) ? Reply.of(waited(call, started)) : Reply.of(started);
    }

    /** The flow as it is now; not found when it was deleted, which Kestra would start all the same (recording 380 of 1.3.25). */
    private JsonObject flow(CallContext call) throws KestraException {
        return call.use(
                flowTasks,
                new ToolInput()
                        .with("namespace", call.arguments().segment("namespace"))
                        .with("flow_id", call.arguments().segment("flow_id"))
                        .json());
    }

    /** The execution runs whatever happens here, so its id is told whatever happens here. */
    private JsonObject waited(CallContext call, JsonObject started) {
        String id = started.get("execution_id").getAsString();
        int seconds = call.arguments().integer("wait_seconds", WaitForExecution.USUAL_SECONDS);
        try {
            return follower.follow(call, id, Duration.ofSeconds(seconds));
        } catch (KestraException e) {
            started.addProperty("ended", false);
            started.addProperty(
                    "next",
                    "It was started, but could not be followed: " + e.getMessage()
                            + " Look with get_execution; do not start it again.");
            return started;
        }
    }
}
