package io.kestramcp.tool.execution;

import io.kestramcp.tool.Tool;

/** Pauses many executions. */
public final class PauseExecutions extends BulkAction {
    /**
     * @param listExecutions {@code list_executions}
     * @param act the part {@code pause_many}
     */
    public PauseExecutions(Tool listExecutions, Tool act) {
        super("pause_executions", "pauses", listExecutions, act);
    }
}
