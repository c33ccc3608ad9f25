package io.kestramcp.sandbox.execution;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.flow.FlowStore;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Multipart;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.input.InputValue;
import io.kestramcp.sandbox.input.Inputs;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.log.LogStore;
import java.util.List;

/** Kill, pause, resume, restart and delete, each with the statuses of its line (wire documents, sections 10 and 2). */
public final class VerbOperations {
    private final ExecutionStore executions;
    private final FlowStore flows;
    private final LogStore logs;
    private final ExecutionView view;
    private final Verbs verbs;
    private final ApiLine line;

    /** The verbs on a store. */
    public VerbOperations(ExecutionStore executions, FlowStore flows, LogStore logs, Verbs verbs, ApiLine line) {
        this.executions = executions;
        this.flows = flows;
        this.logs = logs;
        this.view = new ExecutionView(line);
        this.verbs = verbs;
        this.line = line;
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("killExecution", this::kill)
                .serve("pauseExecution", this::pause)
                .serve("resumeExecution", this::resume)
                .serve("validateResumeExecutionInputs", this::validateResume)
                .serve("restartExecution", this::restart)
                .serve("deleteExecution", this::delete);
    }

    private Reply kill(Call call) {
        Execution execution = executions.require(call.path("executionId"));
        boolean cascade =
                call.query().first("isOnKillCascade").map(Boolean::parseBoolean).orElse(true);
        if (execution.isTerminated() && !cascade) {
            throw refused("Cannot kill execution: execution is already terminated.");
        }
        if (!execution.isTerminated() && cascade) {
            verbs.kill(execution);
        } else if (!execution.isTerminated()) {
            verbs.killAlone(execution);
        }
        return line.waitsForTheExecutor()
                ? Reply.json(200, "text/json", view.full(execution).toJson())
                : Reply.empty(202);
    }

    private Reply pause(Call call) {
        Execution execution =
                executions.find(call.path("executionId")).orElseThrow(() -> Refusal.notFound("Page Not Found"));
        if (execution.state().current() != StateType.RUNNING) {
            throw line.hasConflicts()
                    ? Refusal.conflict("Cannot pause execution: execution is not running.")
                    : Refusal.illegalArgument("The execution is not running");
        }
        verbs.pause(execution);
        return commanded(execution, 200);
    }

    private Reply resume(Call call) {
        Execution execution = paused(call);
        verbs.resume(execution, declared(execution).isEmpty() ? null : Inputs.require(inputs(call, execution), false));
        return commanded(execution, 204);
    }

    private Reply validateResume(Call call) {
        Execution execution = paused(call);
        return Reply.json(Creation.validation(execution.flow(), inputs(call, execution)));
    }

    private Reply restart(Call call) {
        Execution execution = executions
                .find(call.path("executionId"))
                .orElseThrow(() -> line.hasConflicts() ? Refusal.notFound("Page Not Found") : Refusal.notFound());
        StateType state = execution.state().current();
        if (state == StateType.KILLED || !(execution.isTerminated() || state == StateType.PAUSED)) {
            throw line.hasConflicts()
                    ? cannotRestart(state)
                    : Refusal.illegalState("Execution must be terminated or paused and not killed to be restarted,"
                            + " current state is '" + state + "' !");
        }
        call.query()
                .integer("revision")
                .ifPresent(revision -> execution.use(
                        flows.revision(execution.flow().key(), revision).orElseThrow(Refusal::notFound)));
        if (!verbs.restart(execution)) {
            throw line.hasConflicts()
                    ? cannotRestart(state)
                    : Refusal.illegalArgument("No task found to restart execution from!");
        }
        return Reply.json(view.full(execution).toJson());
    }

    private Reply delete(Call call) {
        Execution execution = executions.require(call.path("executionId"));
        executions.remove(execution);
        if (call.query().first("deleteLogs").map(Boolean::parseBoolean).orElse(true)) {
            logs.remove(execution.id());
        }
        return Reply.empty(204);
    }

    /** The answer to a verb that 1.3 leaves without a body. */
    private Reply commanded(Execution execution, int bareStatus) {
        return line.waitsForTheExecutor() ? Reply.json(view.full(execution).toJson()) : Reply.empty(bareStatus);
    }

    private Execution paused(Call call) {
        String id = call.path("executionId");
        Execution execution =
                executions.find(id).orElseThrow(() -> Refusal.notFound("Execution '" + id + "' not found."));
        if (execution.state().current() != StateType.PAUSED) {
            throw Refusal.illegalState("Execution '" + id + "' is not paused, can't resume it");
        }
        return execution;
    }

    private static List<InputValue> inputs(Call call, Execution execution) {
        return Inputs.read(
                declared(execution),
                Multipart.parts(call.request()),
                Inputs.directory(execution.flow(), execution.id()));
    }

    private static JsonArray declared(Execution execution) {
        return Verbs.pausedRun(execution)
                .map(TaskRun::task)
                .map((JsonObject task) -> task.getAsJsonArray("onResume"))
                .orElseGet(JsonArray::new);
    }

    private Refusal refused(String detail) {
        return line.hasConflicts() ? Refusal.conflict(detail) : Refusal.illegalState(detail);
    }

    private static Refusal cannotRestart(StateType state) {
        return Refusal.conflict(
                "Cannot restart execution: current state is '" + state + "', expected terminated or paused.");
    }
}
