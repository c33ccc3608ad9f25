package io.kestramcp.tool.execution;

import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;

/** Runs many executions again, each as a new one. */
public final class ReplayExecutions extends BulkAction {
    /**
     * @param listExecutions {@code list_executions}
     * @param act the part {@code replay_many}
     */
    public ReplayExecutions(Tool listExecutions, Tool act) {
        super("replay_executions", "runs again", listExecutions, act);
    }

    @Override
    void complete(ToolInput input, Arguments arguments) {
        input.with("latest_revision", arguments.bool("latest_revision"));
    }
}
