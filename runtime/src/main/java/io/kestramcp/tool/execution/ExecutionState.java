package io.kestramcp.tool.execution;

import java.util.Set;

/** What the names of Kestra's execution states mean for somebody who waits. */
final class ExecutionState {
    /** The states that no execution leaves by itself (State.Type of both contracts). */
    private static final Set<String> ENDED =
            Set.of("SUCCESS", "WARNING", "FAILED", "KILLED", "CANCELLED", "SKIPPED", "RETRIED", "RESUBMITTED");
    /** Every state that an execution can have (State.Type of both contracts, without those of task runs alone). */
    static final Set<String> ALL = Set.of(
            "CREATED",
            "QUEUED",
            "RUNNING",
            "PAUSED",
            "BREAKPOINT",
            "RESTARTED",
            "RETRYING",
            "RETRIED",
            "KILLING",
            "KILLED",
            "CANCELLED",
            "SUCCESS",
            "WARNING",
            "FAILED");
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
