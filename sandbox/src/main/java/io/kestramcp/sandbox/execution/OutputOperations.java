package io.kestramcp.sandbox.execution;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.List;

/** What the tasks of an execution put out: on 2.0 no longer part of the execution (wire document 2.0, section 3). */
public final class OutputOperations {
    private final ExecutionStore executions;

    /** The outputs of a store's executions. */
    public OutputOperations(ExecutionStore executions) {
        this.executions = executions;
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("getTaskOutputsInformation", this::list).serve("getTaskRunOutputs", this::get);
    }

    private Reply list(Call call) {
        List<TaskRun> runs = runs(call).stream()
                .filter(run -> run.outputs() != null && (run.outputs().size() > 0 || isLoop(run)))
                .toList();
        return Reply.json(JsonFields.array(runs, run -> new JsonFields()
                .with("taskId", run.taskId())
                .with("taskRunId", run.id())
                .with("value", run.parent().value())
                .with("iteration", run.parent().iteration())
                .with("inline", true)
                .toJson()));
    }

    private Reply get(Call call) {
        String id = call.path("taskRunId");
        TaskRun run = runs(call).stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.serverError("Can't find taskrun with taskrunId '" + id + "' on execution '"
                        + call.path("executionId") + "'"));
        return Reply.json(run.outputs() == null ? new JsonObject() : run.outputs());
    }

    private List<TaskRun> runs(Call call) {
        List<TaskRun> runs = executions.require(call.path("executionId")).taskRuns();
        return runs == null ? List.of() : runs;
    }

    /** A loop is listed though it puts nothing out (recording 345). */
    private static boolean isLoop(TaskRun run) {
        return run.task().get("type").getAsString().endsWith(".Loop");
    }
}
