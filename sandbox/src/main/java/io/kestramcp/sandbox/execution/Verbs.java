package io.kestramcp.sandbox.execution;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.filter.Label;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be done to an execution from outside. The callers have checked that its state allows it. Guarded by the
 * sandbox's lock.
 */
public final class Verbs {
    private final ExecutionStore executions;
    private final Executor executor;
    private final Timeline timeline;

    /** The verbs on a store's executions, which an executor runs. */
    public Verbs(ExecutionStore executions, Executor executor, Timeline timeline) {
        this.executions = executions;
        this.executor = executor;
        this.timeline = timeline;
    }

    /** Stops an execution and those that it called. */
    void kill(Execution execution) {
        killAlone(execution);
        executions.all().stream()
                .filter(child -> execution.id().equals(ExecutionSearch.triggerExecutionId(child)))
                .filter(child -> !child.isTerminated())
                .forEach(this::kill);
    }

    /** Stops an execution: at once if nothing is at work, else in the next step. Those that it called go on. */
    void killAlone(Execution execution) {
        boolean atWork = runs(execution).stream().anyMatch(run -> run.state().current() == StateType.RUNNING);
        execution.to(StateType.KILLING, timeline.now());
        if (atWork) {
            timeline.after(Duration.ZERO, () -> finishKill(execution));
        } else {
            finishKill(execution);
        }
    }

    private void finishKill(Execution execution) {
        if (execution.isTerminated()) {
            return;
        }
        runs(execution).stream()
                .filter(run -> !run.state().current().isTerminated())
                .forEach(run -> run.end(StateType.KILLED, new JsonObject(), timeline.now()));
        executor.end(execution, StateType.KILLED);
    }

    /** Holds an execution: what is at work goes on to its end, nothing new begins. */
    void pause(Execution execution) {
        execution.to(StateType.PAUSED, timeline.now());
    }

    /** Lets a paused execution go on, with the inputs that the pause asked for. */
    void resume(Execution execution, JsonObject inputs) {
        Instant now = timeline.now();
        pausedRun(execution).ifPresent(run -> {
            JsonObject resumed = new JsonFields()
                    .with("on", now.toString())
                    .with("to", StateType.SUCCESS.name())
                    .toJson();
            JsonObject outputs = new JsonFields()
                    .with("onResume", inputs)
                    .with("resumed", resumed)
                    .toJson();
            run.end(StateType.SUCCESS, outputs, now);
        });
        again(execution);
    }

    /** Starts an ended execution again from the task that failed; false when there is none. */
    boolean restart(Execution execution) {
        List<TaskRun> kept = new ArrayList<>(runs(execution));
        Optional<TaskRun> from = kept.stream()
                .filter(run ->
                        run.state().current() == StateType.FAILED || run.state().current() == StateType.PAUSED)
                .findFirst();
        if (from.isEmpty()) {
            return false;
        }
        // What came after the failure, the error handlers, is made anew.
        execution.keep(kept.subList(0, kept.indexOf(from.get()) + 1));
        from.get().to(StateType.RESTARTED, timeline.now());
        execution.label(new Label("system.restarted", "true"));
        again(execution);
        return true;
    }

    /** Says that a task run ended otherwise than it did, and goes on from there. */
    void overwrite(Execution execution, TaskRun run, StateType state) {
        List<TaskRun> kept = runs(execution);
        // What came after it, the error handlers, is made anew.
        execution.keep(kept.subList(0, kept.indexOf(run) + 1));
        run.to(state, timeline.now());
        again(execution);
    }

    /** Says that an ended execution ended otherwise than it did. */
    void overwrite(Execution execution, StateType state) {
        execution.to(state, timeline.now());
    }

    /** Runs an execution that waits for a slot, its date or a resume; one that is at work goes on. */
    void forceRun(Execution execution) {
        switch (execution.state().current()) {
            case CREATED, QUEUED -> executor.runNow(execution);
            case PAUSED -> resume(execution, null);
            default -> {}
        }
    }

    /** Takes an execution out of the queue: it runs, or ends in the given state. */
    void unqueue(Execution execution, StateType state) {
        if (state.isTerminated()) {
            executor.end(execution, state);
        } else {
            executor.runNow(execution);
        }
    }

    /** The run of the pause at which an execution stands; empty when it was paused from outside. */
    static Optional<TaskRun> pausedRun(Execution execution) {
        return runs(execution).stream()
                .filter(run -> run.state().current() == StateType.PAUSED)
                .findFirst();
    }

    private void again(Execution execution) {
        execution.attemptAgain();
        execution.to(StateType.RESTARTED, timeline.now());
        executor.proceedSoon(execution);
    }

    private static List<TaskRun> runs(Execution execution) {
        return execution.taskRuns() == null ? List.of() : execution.taskRuns();
    }
}
