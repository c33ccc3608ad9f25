package io.kestramcp.sandbox.execution;

import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Query;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.time.Timeline;
import java.util.Arrays;
import java.util.List;

/**
 * The tasks that an execution stops before, {@code id} or {@code id.value}, and what lets it go on (recordings 277 to 279
 * of 1.3, 281 and 282 of 2.0). Those that a resume does not name again are gone.
 */
public final class Breakpoints {
    private final ExecutionStore executions;
    private final Executor executor;
    private final Timeline timeline;
    private final ExecutionView view;
    private final ApiLine line;

    /** The breakpoints of a store's executions, which an executor runs. */
    public Breakpoints(ExecutionStore executions, Executor executor, Timeline timeline, ApiLine line) {
        this.executions = executions;
        this.executor = executor;
        this.timeline = timeline;
        this.view = new ExecutionView(line);
        this.line = line;
    }

    /** Adds the resume to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("resumeExecutionFromBreakpoint", this::resume);
    }

    private Reply resume(Call call) {
        Execution execution = executions.require(call.path("executionId"));
        if (execution.state().current() != StateType.BREAKPOINT) {
            throw line.hasConflicts()
                    ? Refusal.conflict("Execution is not suspended")
                    : Refusal.illegalState("Execution is not suspended");
        }
        execution.taskRuns().stream()
                .filter(run -> run.state().current() == StateType.BREAKPOINT)
                .forEach(run -> run.to(StateType.CREATED, timeline.now()));
        execution.stopBefore(of(call.query()));
        execution.to(StateType.RUNNING, timeline.now());
        executor.proceedSoon(execution);
        return line.waitsForTheExecutor() ? Reply.json(view.full(execution).toJson()) : Reply.empty(200);
    }

    /** Those that a call names. */
    static List<String> of(Query query) {
        return query.all("breakpoints").stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .toList();
    }

    /** Whether an execution stops before a run, at which it has not stopped yet. */
    static boolean hold(Execution execution, TaskRun run) {
        boolean named = execution.breakpoints().stream()
                .anyMatch(each -> taskId(each).equals(run.taskId())
                        && (value(each) == null
                                || value(each).equals(run.parent().value())));
        return named && !run.state().went(StateType.BREAKPOINT);
    }

    /** The task that a breakpoint names. */
    static String taskId(String breakpoint) {
        return breakpoint.split("\\.", 2)[0];
    }

    /** The value of the iteration that a breakpoint names; null for any. */
    static String value(String breakpoint) {
        String[] words = breakpoint.split("\\.", 2);
        return words.length == 2 ? words[1] : null;
    }
}
