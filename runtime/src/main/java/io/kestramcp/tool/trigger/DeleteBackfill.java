package io.kestramcp.tool.trigger;

import io.kestramcp.tool.Tool;

/** Ends a backfill; what it has started goes on. */
public final class DeleteBackfill extends BackfillAction {
    /**
     * @param flowTriggers the part {@code flow_triggers}
     * @param act the part {@code drop_backfill}
     */
    public DeleteBackfill(Tool flowTriggers, Tool act) {
        super("delete_backfill", flowTriggers, act);
    }
}
