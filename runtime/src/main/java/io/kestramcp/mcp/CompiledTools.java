package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.Hints;
import io.kestramcp.tool.ToolDescriptor;
import io.kestramcp.tool.ToolDescriptor.Binding;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** Every tool's listing and compiled schema, made once per tool and API line, when first needed. Thread-safe. */
final class CompiledTools {
    private static final String CODE = "confirmation";

    private record Key(String tool, ApiLine line, boolean confirmedByCode) {}

    /**
     * A tool on one API line.
     *
     * @param listing its entry in {@code tools/list}; not to be changed
     * @param arguments checks a call
     * @param mirrored the arguments that headers repeat
     */
    record CompiledTool(ObjectNode listing, ArgumentCheck arguments, List<MirroredArgument> mirrored) {}

    private final Map<Key, CompiledTool> byLine = new ConcurrentHashMap<>();

    /**
     * The tool on the line that the server speaks.
     *
     * @param confirmedByCode whether it has the argument {@code confirmation} as well
     */
    CompiledTool of(ToolDescriptor tool, KestraServer server, boolean confirmedByCode) {
        return byLine.computeIfAbsent(
                new Key(tool.name(), server.line(), confirmedByCode),
                key -> compile(
                        tool,
                        tool.on(server)
                                .orElseThrow(() -> new IllegalStateException(
                                        tool.name() + " is not on Kestra " + server.version())),
                        confirmedByCode));
    }

    private static CompiledTool compile(ToolDescriptor tool, Binding binding, boolean confirmedByCode) {
        Map<String, Object> inputSchema =
                GsonTree.plain(confirmedByCode ? withCode(binding.inputSchema()) : binding.inputSchema());
        Hints hints = tool.hints();
        Tool listing = Tool.builder(tool.name(), inputSchema)
                .title(tool.title())
                .description(tool.description())
                .outputSchema(GsonTree.plain(binding.outputSchema()))
                .annotations(ToolAnnotations.builder()
                        .title(tool.title())
                        .readOnlyHint(hints.readOnly())
                        .destructiveHint(hints.destructive())
                        .idempotentHint(hints.idempotent())
                        .openWorldHint(hints.openWorld())
                        .build())
                .build();
        ObjectNode schema = Wire.tree(inputSchema);
        return new CompiledTool(
                Wire.tree(listing), new ArgumentCheck(tool.name(), schema), MirroredArgument.in(schema));
    }

    /** A tool that has an argument of that name keeps its own. */
    private static JsonObject withCode(JsonObject inputSchema) {
        JsonObject schema = inputSchema.deepCopy();
        if (!schema.has("properties")) {
            schema.add("properties", new JsonObject());
        }
        JsonObject properties = schema.getAsJsonObject("properties");
        if (!properties.has(CODE)) {
            JsonObject code = new JsonObject();
            code.addProperty("type", "string");
            code.addProperty("description", "Only when an answer asks for it.");
            properties.add(CODE, code);
        }
        return schema;
    }
}
