package io.kestramcp.sandbox.execution;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.flow.Flow;
import io.kestramcp.sandbox.flow.FlowStore;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Multipart;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.input.Inputs;
import io.kestramcp.sandbox.line.ApiLine;

/** Runs an execution again as a new one, as a whole or from one of its task runs (recordings 198 to 209 of 1.3). */
public final class ReplayOperations {
    private final ExecutionStore executions;
    private final FlowStore flows;
    private final Replays replays;
    private final ApiLine line;
    private final ExecutionView view;

    /** The replays of a store's executions. */
    public ReplayOperations(ExecutionStore executions, FlowStore flows, Replays replays, ApiLine line) {
        this.executions = executions;
        this.flows = flows;
        this.replays = replays;
        this.line = line;
        this.view = new ExecutionView(line);
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("replayExecution", call -> replay(call, original(call).inputs()))
                .serve("replayExecutionWithinputs", this::replayWithInputs);
    }

    private Reply replayWithInputs(Call call) {
        Execution original = original(call);
        JsonObject inputs = Inputs.ofCall(original.flow(), Multipart.parts(call.request()), original.id());
        if (line == ApiLine.V1_3) {
            // A fault of the real server: the first execution's inputs are overwritten (recording 208).
            original.setInputs(inputs);
        }
        return replay(call, inputs);
    }

    private Reply replay(Call call, JsonObject inputs) {
        Execution original = original(call);
        Flow flow = call.query()
                .integer("revision")
                .map(revision -> revision(original, revision))
                .orElse(original.flow());
        Execution replay = replays.replay(original, flow, call.query().first("taskRunId"), inputs);
        return Reply.json(view.full(replay).toJson());
    }

    private Flow revision(Execution original, int revision) {
        return flows.revision(original.flow().key(), revision)
                .orElseThrow(() -> Refusal.notFound("Unable to find revision " + revision + " on flow "
                        + original.flow().namespace() + "." + original.flow().id()));
    }

    private Execution original(Call call) {
        return executions
                .find(call.path("executionId"))
                .orElseThrow(() -> line.hasConflicts() ? Refusal.notFound("Page Not Found") : Refusal.notFound());
    }
}
