package io.kestramcp.sandbox.execution;

import java.util.EnumSet;
import java.util.Set;

/** The states of executions and task runs, by their wire names, in the order in which Kestra sorts them. */
public enum StateType {
    /** Made, not started. */
    CREATED,
    /** A task run handed to a worker. */
    SUBMITTED,
    /** At work. */
    RUNNING,
    /** Waiting for a resume. */
    PAUSED,
    /** Started again after an end or a pause. */
    RESTARTED,
    /** Being killed. */
    KILLING,
    /** Ended well. */
    SUCCESS,
    /** Ended with warnings. */
    WARNING,
    /** Ended badly. */
    FAILED,
    /** Ended by a kill. */
    KILLED,
    /** Ended before it began. */
    CANCELLED,
    /** Waiting for a slot of its flow's concurrency limit. */
    QUEUED,
    /** To be tried again. */
    RETRYING,
    /** Tried again as another. */
    RETRIED,
    /** Left out. */
    SKIPPED,
    /** Stopped at a breakpoint. */
    BREAKPOINT;

    private static final Set<StateType> TERMINATED =
            EnumSet.of(SUCCESS, WARNING, FAILED, KILLED, CANCELLED, RETRIED, SKIPPED);

    /** Whether nothing more happens in this state. */
    public boolean isTerminated() {
        return TERMINATED.contains(this);
    }
}
