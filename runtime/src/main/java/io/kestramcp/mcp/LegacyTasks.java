package io.kestramcp.mcp;

import io.kestramcp.mcp.Message.Request;
import io.kestramcp.mcp.ToolsFeature.Prepared;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The experimental tasks of 2025-11-25: a client that wants a call to be a task says so with {@code task}, and fetches the
 * result by {@code tasks/result}. Within such a task nobody is asked anything. Callers who have not signed in are all the
 * local user, and see each other's tasks.
 */
final class LegacyTasks implements Feature {
    /** What its clients look for. */
    static final String CAPABILITY = "tasks";

    private static final String RELATED = "io.modelcontextprotocol/related-task";
    private static final String TASK = "task";

    /** Tasks are kept for long. */
    private static final Duration LATER = Duration.ofMinutes(1);

    private final ToolsFeature tools;
    private final Tasks tasks;

    LegacyTasks(ToolsFeature tools, Tasks tasks) {
        this.tools = tools;
        this.tasks = tasks;
    }

    @Override
    public String capability() {
        return CAPABILITY;
    }

    @Override
    public void advertise(ObjectNode capabilities) {
        ObjectNode own = capabilities.putObject(capability());
        own.putObject("list");
        own.putObject("cancel");
        own.putObject("requests").putObject("tools").putObject("call");
    }

    @Override
    public Map<String, Method> methods() {
        Map<String, Method> methods = new HashMap<>();
        methods.put(McpSchema.METHOD_TOOLS_LIST, this::listTools);
        methods.put(McpSchema.METHOD_TOOLS_CALL, this::call);
        methods.put("tasks/get", (request, scope) -> wire(TaskWire.find(tasks, request, scope)));
        methods.put("tasks/result", this::result);
        methods.put("tasks/list", this::list);
        methods.put("tasks/cancel", this::cancel);
        return methods;
    }

    private ObjectNode listTools(Request request, Scope scope) throws ProtocolException {
        return tools.list(request, scope, (tool, listing) -> {
            TaskSupport support = tools.source().taskSupport(tool);
            if (support == TaskSupport.FORBIDDEN) {
                return listing;
            }
            ObjectNode own = listing.deepCopy();
            own.putObject("execution").put("taskSupport", support == TaskSupport.REQUIRED ? "required" : "optional");
            return own;
        });
    }

    private ObjectNode call(Request request, Scope scope) throws ProtocolException, Unanswered {
        Prepared prepared = tools.prepare(request, scope);
        boolean wanted = request.params().has(TASK);
        if (prepared instanceof Prepared.Ready ready) {
            check(
                    ready.call().tool().name(),
                    tools.source().taskSupport(ready.call().tool()),
                    wanted);
        }
        if (!wanted) {
            return tools.finish(prepared);
        }
        Task task = tasks.start(
                        scope.caller().principal(), ttl(request), running -> tools.finish(inTask(prepared, running)))
                .orElseThrow(() -> ProtocolException.tooMany(
                        "Too many tasks are kept already. Call without \"task\", or later.", LATER));
        ObjectNode result = Wire.object();
        result.set(TASK, wire(task));
        return result;
    }

    private static void check(String tool, TaskSupport support, boolean wanted) throws ProtocolException {
        if (wanted && support == TaskSupport.FORBIDDEN) {
            throw ProtocolException.methodNotFound(200, tool + " cannot be called as a task.");
        }
        if (!wanted && support == TaskSupport.REQUIRED) {
            throw ProtocolException.methodNotFound(200, tool + " can be called as a task only.");
        }
    }

    private static Prepared inTask(Prepared prepared, Task task) {
        return prepared instanceof Prepared.Ready ready
                ? new Prepared.Ready(ready.call()
                        .by(
                                task.cancellation(),
                                (done, total, line) -> task.report(line),
                                new TaskClient(task, Set.of()),
                                ClientLog.NONE))
                : prepared;
    }

    private static Duration ttl(Request request) throws ProtocolException {
        JsonNode ttl = request.params().path(TASK).path("ttl");
        if (ttl.isMissingNode()) {
            return Tasks.USUAL_TTL;
        }
        if (!ttl.isNumber() || !(ttl.asDouble() >= 0)) {
            throw ProtocolException.invalidParams("\"task.ttl\" must be a number of milliseconds.");
        }
        return Duration.ofMillis((long) ttl.asDouble());
    }

    private ObjectNode result(Request request, Scope scope) throws ProtocolException {
        KnownTask task = TaskWire.find(tasks, request, scope);
        Task.Outcome outcome;
        try {
            outcome = task.await(scope.cancellation()).orElse(new Task.Outcome.Cancelled());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProtocolException.internal(200, "The gateway stops.");
        }
        if (outcome instanceof Task.Outcome.Failed failed) {
            throw failed.problem();
        }
        if (outcome instanceof Task.Outcome.Done done) {
            ObjectNode result = done.result().deepCopy();
            result.withObjectProperty("_meta").putObject(RELATED).put("taskId", task.id());
            return result;
        }
        throw ProtocolException.internal(200, "The task was cancelled, so it has no result.");
    }

    private ObjectNode list(Request request, Scope scope) throws ProtocolException {
        return Page.of(request, "tasks", tasks.of(scope.caller().principal()), KnownTask::id, LegacyTasks::wire);
    }

    private ObjectNode cancel(Request request, Scope scope) throws ProtocolException {
        KnownTask task = TaskWire.find(tasks, request, scope);
        if (!task.cancel()) {
            throw ProtocolException.invalidParams("The task has ended already: " + status(task.state()) + ".");
        }
        return wire(task);
    }

    private static ObjectNode wire(KnownTask task) {
        Task.State state = task.state();
        return TaskWire.of(task, state, status(state))
                .put("ttl", task.ttl().toMillis())
                .put("pollInterval", TaskWire.POLL_MS);
    }

    /** A tool that failed fails its task. */
    private static String status(Task.State state) {
        if (state.outcome().isEmpty()) {
            return "working";
        }
        Task.Outcome outcome = state.outcome().get();
        if (outcome instanceof Task.Outcome.Done done) {
            return done.result().path("isError").asBoolean(false) ? "failed" : "completed";
        }
        return outcome instanceof Task.Outcome.Failed ? "failed" : "cancelled";
    }
}
