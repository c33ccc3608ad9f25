package io.kestramcp.tool.execution;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What an execution logs until it ends or the time is up. Asks instead of using Kestra's stream of logs, which stays open
 * for an hour after the end (recording 626 of 1.3.25).
 */
public final class FollowExecutionLogs implements Tool {
    private static final int USUAL_SECONDS = 30;

    private final Follower follower;
    private final Tool getLogs;

    /**
     * @param readExecution the part {@code execution}
     * @param getLogs {@code get_execution_logs}
     */
    public FollowExecutionLogs(Tool readExecution, Tool getLogs) {
        this.follower = new Follower(readExecution);
        this.getLogs = getLogs;
    }

    @Override
    public String name() {
        return "follow_execution_logs";
    }

    @Override
    public Optional<Predicate<Arguments>> waits() {
        return Optional.of(arguments -> true);
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        String id = call.arguments().segment("execution_id");
        int seconds = call.arguments().integer("timeout_seconds", USUAL_SECONDS);
        JsonObject seen = follower.follow(call, id, Duration.ofSeconds(seconds));
        JsonObject logs = call.use(
                getLogs,
                new ToolInput()
                        .with("execution_id", id)
                        .with("min_level", call.arguments().string("min_level"))
                        .json());
        for (String field : List.of("state", "ended", "next")) {
            JsonElement value = seen.get(field);
            if (value != null) {
                logs.add(field, value);
            }
        }
        return Reply.of(logs);
    }
}
