package io.kestramcp.sandbox.execution;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.flow.FlowStore;
import io.kestramcp.sandbox.http.Bytes;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.log.LogLevel;
import io.kestramcp.sandbox.log.LogStore;
import io.kestramcp.sandbox.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Does what a task says. A task of a type that only has to be there, such as one that publishes metrics, ends well at
 * once. Guarded by the sandbox's lock.
 */
public final class TaskRunner {
    private static final String WORKER = "sandbox-worker";
    /** Properties of tasks that are taken, as Kestra takes them, and change nothing here; the log says so. */
    private static final Set<String> UNHEEDED =
            Set.of("runIf", "retry", "timeout", "allowFailure", "allowWarning", "disabled", "taskCache");

    private static final String CORE = "io.kestra.plugin.core.";

    private final LogStore logs;
    private final Timeline timeline;
    private final ChildTasks children;
    private final ExecutionFiles files;

    /** A runner that writes to a log and to files. */
    public TaskRunner(FlowStore flows, LogStore logs, ExecutionFiles files, Timeline timeline, ApiLine line) {
        this.logs = logs;
        this.files = files;
        this.timeline = timeline;
        this.children = new ChildTasks(flows, timeline, line);
    }

    /** Runs the task of a run that has not begun, as far as it goes at once. */
    void run(Executor executor, Execution execution, TaskRun run) {
        TaskContext context = new TaskContext(execution, run, logs);
        run.task().keySet().stream()
                .filter(UNHEEDED::contains)
                .forEach(property ->
                        context.log(LogLevel.WARN, "The sandbox does not heed `" + property + "`", timeline.now()));
        try {
            dispatch(executor, execution, run, context);
        } catch (RuntimeException e) {
            // Whatever is wrong with a task fails that task: an execution must not hang because of it.
            context.log(LogLevel.ERROR, String.valueOf(e.getMessage()), timeline.now());
            run.end(StateType.FAILED, new JsonObject(), timeline.now());
        }
    }

    private void dispatch(Executor executor, Execution execution, TaskRun run, TaskContext context) {
        String type = run.task().get("type").getAsString();
        switch (type.startsWith(CORE) ? type.substring(CORE.length()) : type) {
            case "flow.Pause" -> pause(execution, run);
            case "flow.Subflow" -> children.callFlow(executor, execution, run, context);
            case "flow.ForEach" -> ForEach.begin(run, timeline.now());
            case "flow.Loop" -> children.loop(executor, execution, run);
            default -> work(executor, execution, run, context, type);
        }
    }

    private void work(Executor executor, Execution execution, TaskRun run, TaskContext context, String type) {
        Instant now = timeline.now();
        run.to(StateType.SUBMITTED, now);
        run.to(StateType.RUNNING, now);
        run.begin(WORKER, now);
        switch (type.substring(CORE.length())) {
            case "log.Log" -> {
                String level = run.task().has("level") ? context.property("level") : LogLevel.INFO.name();
                context.log(LogLevel.of(level), context.property("message"), now);
                succeed(run, new JsonObject());
            }
            case "debug.Return" -> {
                String value = context.property("format");
                context.log(LogLevel.DEBUG, value, now);
                succeed(run, new JsonFields().with("value", value).toJson());
            }
            case "execution.Fail" -> {
                String message = run.task().has("errorMessage") ? context.property("errorMessage") : "Task failure";
                context.log(LogLevel.ERROR, message, now);
                context.log(LogLevel.TRACE, "java.lang.Exception: " + message, now);
                run.end(StateType.FAILED, new JsonObject(), now);
            }
            case "flow.Sleep" ->
                timeline.after(Duration.parse(context.property("duration")), () -> {
                    if (run.state().current() == StateType.RUNNING) {
                        succeed(run, new JsonObject());
                        executor.proceedSoon(execution);
                    }
                });
            case "storage.Write" -> succeed(run, stored(execution, run, context));
            default -> succeed(run, new JsonObject());
        }
    }

    private void pause(Execution execution, TaskRun run) {
        Instant now = timeline.now();
        run.begin(null, now);
        run.to(StateType.RUNNING, now);
        run.put(new JsonObject());
        run.to(StateType.PAUSED, now);
        execution.to(StateType.PAUSED, now);
    }

    private void succeed(TaskRun run, JsonObject outputs) {
        run.end(StateType.SUCCESS, outputs, timeline.now());
    }

    private JsonObject stored(Execution execution, TaskRun run, TaskContext context) {
        String directory = "kestra:///" + execution.flow().namespace().replace('.', '/') + "/"
                + execution.flow().id() + "/executions/" + execution.id() + "/tasks/" + run.taskId() + "/" + run.id();
        String uri = directory + "/file" + context.property("extension");
        files.put(uri, Bytes.utf8(context.property("content")));
        return new JsonFields().with("uri", uri).toJson();
    }
}
