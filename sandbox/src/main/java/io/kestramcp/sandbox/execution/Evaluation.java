package io.kestramcp.sandbox.execution;

import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.render.RenderException;
import io.kestramcp.sandbox.render.Renderer;

/** Renders an expression as an execution sees it. One that cannot be rendered is an answer too, with status 200. */
public final class Evaluation {
    private final ExecutionStore executions;

    /** The evaluation over a store's executions. */
    public Evaluation(ExecutionStore executions) {
        this.executions = executions;
    }

    /** Adds it to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("evalExpression", this::evaluate);
    }

    private Reply evaluate(Call call) {
        String expression = call.requiredText("expression");
        Execution execution = executions.require(call.path("executionId"));
        JsonFields answer = new JsonFields();
        try {
            answer.with("result", new Renderer(TaskContext.variables(execution, null)).render(expression));
        } catch (RenderException e) {
            answer.with("error", e.getMessage())
                    .with(
                            "stackTrace",
                            "io.kestra.core.exceptions.IllegalVariableEvaluationException: " + e.getMessage());
        }
        return Reply.json(answer.toJson());
    }
}
