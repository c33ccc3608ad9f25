package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.mcp.Message.Request;
import io.kestramcp.name.NearestName;
import io.kestramcp.tool.Failures;
import io.kestramcp.tool.FormerName;
import io.kestramcp.tool.ToolDescriptor;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tools/list} and {@code tools/call}: per caller and per connected Kestra. */
final class ToolsFeature implements Feature {
    private static final Logger LOG = LoggerFactory.getLogger(ToolsFeature.class);

    /** Of OpenTelemetry's conventions: the call went well, and what it did not. */
    private static final String TOOL_ERROR = "tool_error";

    private final ToolSource source;
    private final CompiledTools compiled = new CompiledTools();

    ToolsFeature(ToolSource source) {
        this.source = source;
    }

    @Override
    public String capability() {
        return "tools";
    }

    /** The tools that this serves. */
    ToolSource source() {
        return source;
    }

    @Override
    public Optional<Listing> listing() {
        return Optional.of(Listing.TOOLS);
    }

    /** A tool's name and the API line tell its whole entry. */
    @Override
    public String listed(Identity caller) throws ProtocolException {
        KestraServer server = server();
        return server.line() + " "
                + source.visible(caller, server).stream()
                        .map(ToolDescriptor::name)
                        .toList();
    }

    @Override
    public Map<String, Method> methods() {
        return Map.of(McpSchema.METHOD_TOOLS_LIST, this::list, McpSchema.METHOD_TOOLS_CALL, this::call);
    }

    private ObjectNode list(Request request, Scope scope) throws ProtocolException {
        return list(request, scope, (tool, listing) -> listing);
    }

    /**
     * The list.
     *
     * @param told what is told of a tool, made of its listing, which is not to be changed
     */
    ObjectNode list(Request request, Scope scope, BiFunction<ToolDescriptor, ObjectNode, ObjectNode> told)
            throws ProtocolException {
        KestraServer server = server();
        return Page.of(
                request,
                "tools",
                source.visible(scope.caller(), server),
                ToolDescriptor::name,
                tool -> told.apply(tool, compiled(tool, server, scope).listing()));
    }

    /** A call that may run, or else its answer. */
    sealed interface Prepared {
        record Ready(ToolCall call) implements Prepared {}

        record Answered(ObjectNode result) implements Prepared {}
    }

    private ObjectNode call(Request request, Scope scope) throws ProtocolException, Unanswered {
        return finish(prepare(request, scope));
    }

    /** Runs a call that may run. */
    ObjectNode finish(Prepared prepared) throws Unanswered {
        return prepared instanceof Prepared.Ready ready ? run(ready.call()) : ((Prepared.Answered) prepared).result();
    }

    /** Finds the tool and checks the arguments; nothing is done yet. */
    Prepared prepare(Request request, Scope scope) throws ProtocolException {
        if (!request.params().path("name").isString()) {
            throw ProtocolException.invalidParams("tools/call needs \"name\", a string.");
        }
        String name = request.params().path("name").asString();
        KestraServer server;
        try {
            server = source.server();
        } catch (KestraException e) {
            scope.operation().failed(TOOL_ERROR);
            return new Prepared.Answered(ToolResult.unprepared(Failures.of(e, "tools/call"), scope.operation()));
        }
        JsonNode arguments = request.params().path("arguments");
        if (arguments.isMissingNode()) {
            arguments = Wire.object();
        }
        Optional<FormerName> former = source.former(name);
        String today = former.orElse(null) instanceof FormerName.Renamed renamed ? renamed.to() : name;
        Optional<ToolDescriptor> found = source.visible(scope.caller(), server, today);
        if (found.isEmpty()) {
            source.unknown(scope.operation().requestId(), scope.caller(), name, recorded(arguments));
            if (former.orElse(null) instanceof FormerName.Removed removed) {
                throw ProtocolException.invalidParams("Unknown tool: " + name + ". " + removed.told());
            }
            Set<String> wanted = source.stepUp(scope.caller(), server);
            throw wanted.isEmpty()
                    ? unknown(name, source.visible(scope.caller(), server))
                    : ProtocolException.insufficientScope(wanted);
        }
        ToolDescriptor tool = found.get();
        CompiledTools.CompiledTool compiledTool = compiled(tool, server, scope);
        scope.operation().tool(tool.name());
        scope.mirrors().check(compiledTool.mirrored(), arguments);
        Optional<String> complaint = compiledTool.arguments().complaint(arguments);
        if (complaint.isPresent()) {
            source.refused(scope.operation().requestId(), scope.caller(), tool, name, recorded(arguments));
            scope.operation().failed(TOOL_ERROR);
            return new Prepared.Answered(ToolResult.refused(tool.name(), complaint.get(), scope.operation()));
        }
        return new Prepared.Ready(new ToolCall(
                scope.operation(),
                tool,
                name,
                GsonTree.of((ObjectNode) arguments),
                scope.caller(),
                server,
                scope.cancellation(),
                scope.progress(),
                scope.client(),
                scope.log()));
    }

    private static JsonObject recorded(JsonNode arguments) {
        return arguments instanceof ObjectNode given ? GsonTree.of(given) : new JsonObject();
    }

    private CompiledTools.CompiledTool compiled(ToolDescriptor tool, KestraServer server, Scope scope) {
        return compiled.of(tool, server, source.confirmedByCode(tool, scope.client()));
    }

    private ObjectNode run(ToolCall call) throws Unanswered {
        try {
            ToolAnswer answer = source.call(call);
            if (answer.failed()) {
                call.operation().failed(TOOL_ERROR);
            }
            return ToolResult.of(source.former(call.calledAs())
                    .map(former -> answer.noted(former.told()))
                    .orElse(answer));
        } catch (RuntimeException | Error e) {
            LOG.error("Tool {} failed", call.tool().name(), e);
            call.operation().failed(TOOL_ERROR);
            return ToolResult.crashed(call.tool().name(), call.operation());
        }
    }

    private KestraServer server() throws ProtocolException {
        try {
            return source.server();
        } catch (KestraException e) {
            throw ProtocolException.kestraUnavailable(unreachable(e));
        }
    }

    private static String unreachable(KestraException e) {
        return ("Kestra cannot be asked, so its tools are not known: " + e.getMessage() + " " + e.hint()).strip();
    }

    /** The same for a tool that does not exist and for one that the caller may not know of, be it by a former name. */
    private static ProtocolException unknown(String name, List<ToolDescriptor> visible) {
        List<String> names = visible.stream().map(ToolDescriptor::name).toList();
        return ProtocolException.invalidParams("Unknown tool: " + name
                + NearestName.of(name, names)
                        .map(near -> ". Did you mean " + near + "?")
                        .orElse(""));
    }
}
