package io.kestramcp.mcp;

import io.kestramcp.mcp.Message.Request;
import io.kestramcp.mcp.ToolsFeature.Prepared;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The extension {@value #EXTENSION} of 2026-07-28 (SEP-2663): a call that waits is answered with a task, if the client
 * declares the extension with the call; then it asks by {@code tasks/get} until the task has its result inside.
 */
final class ModernTasks implements Feature {
    static final String GET = "tasks/get";
    static final String UPDATE = "tasks/update";
    static final String CANCEL = "tasks/cancel";

    private static final String EXTENSION = "io.modelcontextprotocol/tasks";

    private final ToolsFeature tools;
    private final Tasks tasks;

    ModernTasks(ToolsFeature tools, Tasks tasks) {
        this.tools = tools;
        this.tasks = tasks;
    }

    @Override
    public String capability() {
        return EXTENSION;
    }

    @Override
    public void advertise(ObjectNode capabilities) {
        capabilities.withObjectProperty("extensions").putObject(EXTENSION);
    }

    @Override
    public Map<String, Method> methods() {
        return Map.of(
                McpSchema.METHOD_TOOLS_CALL, this::call, GET, this::get, UPDATE, this::update, CANCEL, this::cancel);
    }

    /** Where there are too many tasks already, the call is answered when it is done. */
    private ObjectNode call(Request request, Scope scope) throws ProtocolException, Unanswered {
        Prepared prepared = tools.prepare(request, scope);
        if (!(prepared instanceof Prepared.Ready ready)) {
            return tools.finish(prepared);
        }
        TaskSupport support = tools.source().taskSupport(ready.call().tool());
        if (support == TaskSupport.FORBIDDEN) {
            return tools.finish(prepared);
        }
        if (!declares(request)) {
            if (support == TaskSupport.REQUIRED) {
                throw ProtocolException.missingExtension(EXTENSION);
            }
            return tools.finish(prepared);
        }
        if (!tools.source().waits(ready.call())) {
            return tools.finish(prepared);
        }
        ToolCall call = tools.source().beforeTask(ready.call());
        Optional<Task> started = tasks.start(
                scope.caller().principal(), Tasks.USUAL_TTL, task -> tools.finish(inTask(call, request, task)));
        return started.isPresent()
                ? wire(started.get(), started.get().state()).put(ModernEra.RESULT_TYPE, "task")
                : tools.finish(prepared);
    }

    private static Prepared inTask(ToolCall call, Request request, Task task) {
        TaskClient client = new TaskClient(task, Capability.declaredIn(capabilities(request)));
        return new Prepared.Ready(
                call.by(task.cancellation(), (done, total, line) -> task.report(line), client, ClientLog.NONE));
    }

    private ObjectNode get(Request request, Scope scope) throws ProtocolException {
        KnownTask task = find(request, scope);
        Task.State state = task.state();
        ObjectNode result = wire(task, state);
        if (!state.questions().isEmpty()) {
            ObjectNode questions = result.putObject("inputRequests");
            state.questions().forEach((key, question) -> questions.set(key, Questions.request(question)));
        }
        state.outcome().ifPresent(outcome -> {
            if (outcome instanceof Task.Outcome.Done done) {
                result.set("result", done.result().deepCopy().put(ModernEra.RESULT_TYPE, "complete"));
            } else if (outcome instanceof Task.Outcome.Failed failed) {
                result.set("error", Wire.error(failed.problem().modern()));
            }
        });
        return result;
    }

    private ObjectNode update(Request request, Scope scope) throws ProtocolException {
        KnownTask task = find(request, scope);
        if (!(request.params().path(RequestState.ANSWERS) instanceof ObjectNode given)) {
            throw ProtocolException.invalidParams("tasks/update needs \"inputResponses\", an object.");
        }
        for (Map.Entry<String, Question> open : task.state().questions().entrySet()) {
            String key = open.getKey();
            if (given.has(key)) {
                try {
                    task.answer(key, Questions.answer(key, open.getValue(), given.path(key)));
                } catch (CannotAsk e) {
                    throw e.problem();
                }
            }
        }
        return Wire.object();
    }

    private ObjectNode cancel(Request request, Scope scope) throws ProtocolException {
        find(request, scope).cancel();
        return Wire.object();
    }

    private KnownTask find(Request request, Scope scope) throws ProtocolException {
        if (!declares(request)) {
            throw ProtocolException.missingExtension(EXTENSION);
        }
        return TaskWire.find(tasks, request, scope);
    }

    private static boolean declares(Request request) {
        return capabilities(request).path("extensions").path(EXTENSION).isObject();
    }

    private static JsonNode capabilities(Request request) {
        return request.params().path("_meta").path(ModernEra.CAPABILITIES_KEY);
    }

    private static ObjectNode wire(KnownTask task, Task.State state) {
        return TaskWire.of(task, state, status(state))
                .put("ttlMs", task.ttl().toMillis())
                .put("pollIntervalMs", TaskWire.POLL_MS);
    }

    /** A tool that failed has completed its task: only an error of the protocol fails it. */
    private static String status(Task.State state) {
        if (state.outcome().isEmpty()) {
            return state.questions().isEmpty() ? "working" : "input_required";
        }
        Task.Outcome outcome = state.outcome().get();
        if (outcome instanceof Task.Outcome.Done) {
            return "completed";
        }
        return outcome instanceof Task.Outcome.Failed ? "failed" : "cancelled";
    }
}
