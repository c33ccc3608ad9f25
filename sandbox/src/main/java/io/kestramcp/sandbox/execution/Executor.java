package io.kestramcp.sandbox.execution;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.filter.Label;
import io.kestramcp.sandbox.input.Inputs;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.render.RenderException;
import io.kestramcp.sandbox.render.Renderer;
import io.kestramcp.sandbox.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes executions from state to state. Each step is one event of the timeline; between two events nothing moves.
 * Guarded by the sandbox's lock.
 */
public final class Executor {
    private static final Set<StateType> STARTABLE =
            EnumSet.of(StateType.CREATED, StateType.QUEUED, StateType.RESTARTED);

    private final ExecutionStore executions;
    private final Timeline timeline;
    private final ApiLine line;
    private final Ids ids;
    private final TaskRunner tasks;
    private final ConcurrencyLimit limit;
    private final Map<String, Consumer<Execution>> endListeners = new HashMap<>();

    /** An executor over a store. */
    public Executor(ExecutionStore executions, Timeline timeline, ApiLine line, Ids ids, TaskRunner tasks) {
        this.executions = executions;
        this.timeline = timeline;
        this.line = line;
        this.ids = ids;
        this.tasks = tasks;
        this.limit = new ConcurrencyLimit(executions);
    }

    /** Makes an execution and hands it to the timeline; what it answers with differs by line. */
    public Execution create(NewExecution wanted) {
        Execution.Origin origin = wanted.origin();
        List<Label> labels = new ArrayList<>(wanted.labels());
        labels.add(new Label("system.from", origin.trigger() == null || isSubflow(origin) ? "api" : "trigger"));
        labels.add(new Label("system.correlationId", correlation(wanted)));
        Execution execution = new Execution(wanted, labels, timeline.now());
        submit(execution);
        return execution;
    }

    /** Hands an execution to the timeline that is made but not stored yet. */
    void submit(Execution execution) {
        Execution.Origin origin = execution.origin();
        executions.add(execution);
        if (origin.scheduleDate() != null && origin.scheduleDate().isAfter(timeline.now())) {
            timeline.after(Duration.between(timeline.now(), origin.scheduleDate()), () -> start(execution));
        } else if (line.waitsForTheExecutor()) {
            start(execution);
        } else {
            timeline.after(Duration.ZERO, () -> start(execution));
        }
    }

    /** An id for an execution that is to be made. */
    public String newId() {
        return ids.next();
    }

    /** Tells once that an execution has ended. */
    public void whenEnded(Execution execution, Consumer<Execution> listener) {
        endListeners.put(execution.id(), listener);
    }

    /** Runs an execution that waits, whatever the limit of its flow. */
    void runNow(Execution execution) {
        execution.setInputs(Inputs.stored(execution.flow(), execution.inputs()));
        execution.to(StateType.RUNNING, timeline.now());
        if (line.waitsForTheExecutor() && unfinished(execution).isEmpty()) {
            beginNext(execution);
        }
        proceedSoon(execution);
    }

    /** Has the next steps of an execution done. */
    void proceedSoon(Execution execution) {
        timeline.after(Duration.ZERO, () -> proceed(execution));
    }

    /** Ends an execution. */
    void end(Execution execution, StateType last) {
        execution.to(last, timeline.now());
        Optional.ofNullable(endListeners.remove(execution.id())).ifPresent(listener -> listener.accept(execution));
        limit.nextAfter(execution).ifPresent(this::start);
    }

    /** The id that a subflow shares with the execution that called it. */
    private static String correlation(NewExecution wanted) {
        Execution.Origin origin = wanted.origin();
        if (origin.loop() != null) {
            return origin.loop().parent().id();
        }
        return isSubflow(origin)
                ? origin.trigger()
                        .getAsJsonObject("variables")
                        .get("executionId")
                        .getAsString()
                : wanted.id();
    }

    private static boolean isSubflow(Execution.Origin origin) {
        return origin.trigger() != null
                && origin.trigger().getAsJsonObject("variables").has("executionId");
    }

    private void start(Execution execution) {
        // One that was to start later may have been ended or forced to run before.
        if (!executions.has(execution) || !STARTABLE.contains(execution.state().current())) {
            return;
        }
        execution.setInputs(Inputs.stored(execution.flow(), execution.inputs()));
        if (limit.isReached(execution)) {
            StateType state = ConcurrencyLimit.stateWithoutSlot(execution);
            if (state.isTerminated()) {
                end(execution, state);
            } else {
                execution.to(state, timeline.now());
            }
            return;
        }
        execution.to(StateType.RUNNING, timeline.now());
        if (unfinished(execution).isEmpty()) {
            beginNext(execution);
        }
        proceedSoon(execution);
    }

    private void proceed(Execution execution) {
        if (!executions.has(execution)) {
            return;
        }
        if (execution.state().current() == StateType.RESTARTED) {
            execution.to(StateType.RUNNING, timeline.now());
        }
        while (execution.state().current() == StateType.RUNNING) {
            Optional<TaskRun> current = unfinished(execution);
            if (current.isEmpty() && !beginNext(execution)) {
                finish(execution);
                return;
            }
            TaskRun run = unfinished(execution).orElseThrow();
            if (isToBeRun(run) && Breakpoints.hold(execution, run)) {
                run.to(StateType.BREAKPOINT, timeline.now());
                execution.to(StateType.BREAKPOINT, timeline.now());
            } else if (isToBeRun(run)) {
                tasks.run(this, execution, run);
            } else if (ForEach.isOne(run)) {
                ForEach.step(execution, run, ids.next(), timeline.now());
            } else {
                return;
            }
        }
    }

    private static boolean isToBeRun(TaskRun run) {
        return run.state().current() == StateType.CREATED || run.state().current() == StateType.RESTARTED;
    }

    /** Makes the run of the next task; false when there is none. */
    private boolean beginNext(Execution execution) {
        Optional<TaskRun> next = nextOf(execution, mainOrErrors(execution))
                .map(task -> new TaskRun(ids.next(), task, parent(execution), timeline.now()));
        next.ifPresent(execution::add);
        return next.isPresent();
    }

    private static TaskRun.Parent parent(Execution execution) {
        Execution.LoopRun loop = execution.origin().loop();
        return loop == null
                ? TaskRun.Parent.NONE
                : new TaskRun.Parent(loop.taskRun().id(), null, null);
    }

    private static JsonArray mainOrErrors(Execution execution) {
        return anyRunIs(StateType.FAILED, execution) ? execution.flow().list("errors") : execution.tasks();
    }

    private static Optional<JsonObject> nextOf(Execution execution, JsonArray list) {
        List<String> begun = runs(execution).stream().map(TaskRun::taskId).toList();
        return list.asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(task -> !begun.contains(task.get("id").getAsString()))
                .findFirst();
    }

    /** The run that is at work: the innermost, which began last. */
    private static Optional<TaskRun> unfinished(Execution execution) {
        return runs(execution).stream()
                .filter(run -> !run.state().current().isTerminated())
                .reduce((earlier, later) -> later);
    }

    private static boolean anyRunIs(StateType state, Execution execution) {
        return runs(execution).stream().anyMatch(run -> run.state().current() == state);
    }

    private static List<TaskRun> runs(Execution execution) {
        return execution.taskRuns() == null ? List.of() : execution.taskRuns();
    }

    private void finish(Execution execution) {
        if (anyRunIs(StateType.FAILED, execution)) {
            end(execution, StateType.FAILED);
            return;
        }
        try {
            putOutputs(execution);
            end(execution, anyRunIs(StateType.WARNING, execution) ? StateType.WARNING : StateType.SUCCESS);
        } catch (RenderException e) {
            end(execution, StateType.FAILED);
        }
    }

    private static void putOutputs(Execution execution) {
        JsonArray declared = execution.flow().list("outputs");
        if (declared.isEmpty() || execution.origin().loop() != null) {
            return;
        }
        Renderer renderer = new Renderer(TaskContext.variables(execution, null));
        JsonFields outputs = new JsonFields();
        declared.forEach(output -> {
            JsonObject declaration = output.getAsJsonObject();
            outputs.with(
                    declaration.get("id").getAsString(),
                    renderer.render(declaration.get("value").getAsString()));
        });
        execution.put(outputs.toJson());
    }
}
