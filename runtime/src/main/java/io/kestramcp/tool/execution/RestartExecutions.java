package io.kestramcp.tool.execution;

import io.kestramcp.tool.Tool;

/** Restarts many failed executions. */
public final class RestartExecutions extends BulkAction {
    /**
     * @param listExecutions {@code list_executions}
     * @param act the part {@code restart_many}
     */
    public RestartExecutions(Tool listExecutions, Tool act) {
        super("restart_executions", "restarts", listExecutions, act);
    }
}
