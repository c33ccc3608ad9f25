package io.kestramcp.mcp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.ToolDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Calls of tools for a caller who asked for something else, such as a resource. They go the way of his own calls: what he
 * may not call is not called for him, and each is decided and recorded. Thread-safe.
 */
public final class ToolUse {
    private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final ToolSource source;
    private final CompiledTools compiled = new CompiledTools();

    /** @param source the tools that are served */
    public ToolUse(ToolSource source) {
        this.source = source;
    }

    /**
     * What the caller may use on the connected Kestra.
     *
     * @throws Unavailable when Kestra cannot be asked which it is
     */
    public List<ToolDescriptor> visible(Identity caller) throws Unavailable {
        return source.visible(caller, server());
    }

    /**
     * Calls a tool.
     *
     * @param texts arguments as text; for an argument that is an integer its digits
     * @param fixed further arguments
     * @return the answer, which may be a failure; empty when the caller has no such tool, or it does not take these
     *     arguments: nothing was called then
     * @throws Unavailable when Kestra cannot be asked which it is
     * @throws Unanswered when a question to the client has no answer; to be passed on
     */
    public Optional<ToolAnswer> call(String tool, Map<String, String> texts, JsonObject fixed, Scope scope)
            throws Unavailable, Unanswered {
        KestraServer server = server();
        Optional<ToolDescriptor> found = source.visible(scope.caller(), server, tool);
        if (found.isEmpty()) {
            JsonObject asked = new JsonObject();
            texts.forEach(asked::addProperty);
            source.unknown(scope.operation().requestId(), scope.caller(), tool, asked);
            return Optional.empty();
        }
        JsonObject arguments = arguments(found.get().on(server).orElseThrow().inputSchema(), texts, fixed);
        if (compiled.of(found.get(), server, source.confirmedByCode(found.get(), scope.client()))
                .arguments()
                .complaint(GsonTree.of(arguments))
                .isPresent()) {
            source.refused(scope.operation().requestId(), scope.caller(), found.get(), tool, arguments);
            return Optional.empty();
        }
        return Optional.of(source.call(new ToolCall(
                scope.operation(),
                found.get(),
                tool,
                arguments,
                scope.caller(),
                server,
                scope.cancellation(),
                scope.progress(),
                scope.client(),
                scope.log())));
    }

    private KestraServer server() throws Unavailable {
        try {
            return source.server();
        } catch (KestraException e) {
            throw Unavailable.of(e);
        }
    }

    private static JsonObject arguments(JsonObject schema, Map<String, String> texts, JsonObject fixed) {
        JsonObject arguments = fixed.deepCopy();
        texts.forEach((name, text) -> arguments.add(name, value(schema, name, text)));
        return arguments;
    }

    /** A text that is no integer where one is wanted stays text, and is refused as that. */
    private static JsonElement value(JsonObject schema, String name, String text) {
        boolean integer = schema.getAsJsonObject("properties").get(name) instanceof JsonObject property
                && property.get("type") instanceof JsonPrimitive type
                && type.getAsString().equals("integer");
        return integer && INTEGER.matcher(text).matches()
                ? new JsonPrimitive(Integer.valueOf(text))
                : new JsonPrimitive(text);
    }
}
