package io.kestramcp.tool.execution;

import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Waits until an execution has ended or is paused, for a bounded time. */
public final class WaitForExecution implements Tool {
    /** Seconds to wait when the caller does not say. */
    static final int USUAL_SECONDS = 60;

    private final Follower follower;

    /** @param readExecution the part {@code execution} */
    public WaitForExecution(Tool readExecution) {
        this.follower = new Follower(readExecution);
    }

    @Override
    public String name() {
        return "wait_for_execution";
    }

    @Override
    public Optional<Predicate<Arguments>> waits() {
        return Optional.of(arguments -> true);
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        int seconds = call.arguments().integer("timeout_seconds", USUAL_SECONDS);
        return Reply.of(follower.follow(call, call.arguments().segment("execution_id"), Duration.ofSeconds(seconds)));
    }
}
