package io.kestramcp.tool.trigger;

import io.kestramcp.tool.Tool;

/** Holds a running backfill. */
public final class PauseBackfill extends BackfillAction {
    /**
     * @param flowTriggers the part {@code flow_triggers}
     * @param act the part {@code hold_backfill}
     */
    public PauseBackfill(Tool flowTriggers, Tool act) {
        super("pause_backfill", flowTriggers, act);
    }
}
