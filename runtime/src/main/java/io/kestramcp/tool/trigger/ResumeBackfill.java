package io.kestramcp.tool.trigger;

import io.kestramcp.tool.Tool;

/** Lets a held backfill go on. */
public final class ResumeBackfill extends BackfillAction {
    /**
     * @param flowTriggers the part {@code flow_triggers}
     * @param act the part {@code continue_backfill}
     */
    public ResumeBackfill(Tool flowTriggers, Tool act) {
        super("resume_backfill", flowTriggers, act);
    }
}
