package io.kestramcp.tool.execution;

import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;

/** Deletes many executions with their logs, metrics and files. */
public final class DeleteExecutions extends BulkAction {
    /**
     * @param listExecutions {@code list_executions}
     * @param act the part {@code delete_many}
     */
    public DeleteExecutions(Tool listExecutions, Tool act) {
        super("delete_executions", "deletes", listExecutions, act);
    }

    @Override
    void complete(ToolInput input, Arguments arguments) {
        input.with("include_running", arguments.bool("include_running", false));
    }
}
