package io.kestramcp.sandbox.execution;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.line.ApiLine;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What moves an execution past the ordinary: out of a queue, or into a state that it did not reach by itself. */
public final class StateOperations {
    private static final Set<StateType> UNQUEUED = EnumSet.of(StateType.RUNNING, StateType.CANCELLED, StateType.FAILED);

    private final ExecutionStore executions;
    private final Verbs verbs;
    private final ExecutionView view;
    private final ApiLine line;

    /** The operations on a store. */
    public StateOperations(ExecutionStore executions, Verbs verbs, ApiLine line) {
        this.executions = executions;
        this.verbs = verbs;
        this.view = new ExecutionView(line);
        this.line = line;
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("forceRunExecution", this::forceRun)
                .serve("unqueueExecution", this::unqueue)
                .serve("updateExecutionStatus", this::changeState)
                .serve("updateTaskRunState", this::changeTaskRunState);
    }

    private Reply forceRun(Call call) {
        Execution execution = execution(call);
        if (execution.isTerminated()) {
            throw refused(
                    "Only non terminated executions can be forced run.",
                    "Cannot force run execution: only non-terminated executions can be force run.");
        }
        verbs.forceRun(execution);
        return full(execution);
    }

    private Reply unqueue(Call call) {
        StateType state =
                call.query().converted("state", StateOperations::state).orElse(StateType.RUNNING);
        Execution execution = execution(call);
        if (execution.state().current() != StateType.QUEUED) {
            throw refused(
                    "Only QUEUED execution can be unqueued",
                    "Cannot unqueue execution: only QUEUED executions can be unqueued.");
        }
        if (!UNQUEUED.contains(state)) {
            throw Refusal.illegalArgument("Invalid state: " + state + ", expected one of " + UNQUEUED);
        }
        verbs.unqueue(execution, state);
        return full(execution);
    }

    private Reply changeState(Call call) {
        call.query().required("status");
        StateType state =
                call.query().converted("status", StateOperations::state).orElseThrow();
        Execution execution = execution(call);
        if (!state.isTerminated()) {
            throw Refusal.illegalArgument("You can only change the state of an execution to a terminal state.");
        }
        if (!execution.isTerminated() || execution.state().current() == StateType.KILLED) {
            throw refused(
                    "You can only change the state of a terminated non killed execution.",
                    "Cannot change execution state: execution must be terminated and not killed.");
        }
        verbs.overwrite(execution, state);
        return full(execution);
    }

    private Reply changeTaskRunState(Call call) {
        JsonObject body = call.json("stateRequest").getAsJsonObject();
        StateType state = state(text(body, "state"));
        String id = text(body, "taskRunId");
        Execution execution = execution(call);
        if (!execution.isTerminated()) {
            throw Refusal.illegalState("Execution must be terminated to be restarted, current state is '"
                    + execution.state().current() + "' !");
        }
        List<TaskRun> runs = execution.taskRuns() == null ? List.of() : execution.taskRuns();
        TaskRun run = runs.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.illegalArgument("No task found to restart execution from!"));
        verbs.overwrite(execution, run, state);
        return full(execution);
    }

    private Reply full(Execution execution) {
        return Reply.json(view.full(execution).toJson());
    }

    private Execution execution(Call call) {
        return executions
                .find(call.path("executionId"))
                .orElseThrow(() -> line.hasConflicts() ? Refusal.notFound("Page Not Found") : Refusal.notFound());
    }

    private Refusal refused(String on13, String on20) {
        return line.hasConflicts() ? Refusal.conflict(on20) : Refusal.illegalArgument(on13);
    }

    private static StateType state(String name) {
        for (StateType state : StateType.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        throw new IllegalArgumentException("No enum constant io.kestra.core.models.flows.State.Type." + name);
    }

    private static String text(JsonObject body, String name) {
        JsonElement value = body.get(name);
        if (value == null || !value.isJsonPrimitive()) {
            throw Refusal.invalidJson(new Refusal.Violation("must not be null", name));
        }
        return value.getAsString();
    }
}
