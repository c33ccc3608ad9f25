package io.kestramcp.tool.execution;

import io.kestramcp.tool.Tool;

/** Lets many paused executions go on, without inputs. */
public final class ResumeExecutions extends BulkAction {
    /**
     * @param listExecutions {@code list_executions}
     * @param act the part {@code resume_many}
     */
    public ResumeExecutions(Tool listExecutions, Tool act) {
        super("resume_executions", "resumes", listExecutions, act);
    }
}
