package io.kestramcp.tool.execution;

import io.kestramcp.tool.Tool;

/** Kills many executions. */
public final class KillExecutions extends BulkAction {
    /**
     * @param listExecutions {@code list_executions}
     * @param act the part {@code kill_many}
     */
    public KillExecutions(Tool listExecutions, Tool act) {
        super("kill_executions", "kills", listExecutions, act);
    }
}
