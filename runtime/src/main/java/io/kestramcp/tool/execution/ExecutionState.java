package io.kestramcp.tool.execution;

import java.util.Set;

/** What the names of Kestra's execution states mean for somebody who waits. */
final class ExecutionState {
    /** The states that no execution leaves by itself (State.Type of both contracts). */
    private static final Set<String> ENDED =
            Set.of("SUCCESS", "WARNING", "FAILED", "KILLED", "CANCELLED", "SKIPPED", "RETRIED", "RESUBMITTED");
    /** Every state (State.Type of both contracts). */
    static final Set<String> ALL = Set.of(
            "CREATED",
            "SUBMITTED",
            "RUNNING",
            "PAUSED",
            "RESTARTED",
            "KILLING",
            "SUCCESS",
            "WARNING",
            "FAILED",
            "KILLED",
            "CANCELLED",
            "QUEUED",
            "RETRYING",
            "RETRIED",
            "SKIPPED",
            "BREAKPOINT",
            "RESUBMITTED");
    /** Stopped before a task that the caller named. */
    private static final String BREAKPOINT = "BREAKPOINT";
    /** The states that somebody must end. */
    private static final Set<String> HELD = Set.of("PAUSED", BREAKPOINT);

    private ExecutionState() {}

    static boolean ended(String state) {
        return ENDED.contains(state);
    }

    static boolean atBreakpoint(String state) {
        return BREAKPOINT.equals(state);
    }

    static boolean held(String state) {
        return HELD.contains(state);
    }
}
