package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.Hints;
import io.kestramcp.tool.ToolDescriptor;
import io.kestramcp.tool.ToolDescriptor.Binding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** Every tool's listing and compiled schema, made once per tool and API line, when first needed. Thread-safe. */
final class CompiledTools {
    private static final String CODE = "confirmation";

    private record Key(String tool, ApiLine line, boolean confirmedByCode) {
        // By hand, as of ApiLine: the first list would wait for Java's.

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && tool.equals(key.tool)
                    && line.equals(key.line)
                    && confirmedByCode == key.confirmedByCode;
        }

        @Override
        public int hashCode() {
            return 31 * tool.hashCode() + line.hashCode();
        }
    }

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
        ObjectNode schema = GsonTree.of(confirmedByCode ? withCode(binding.inputSchema()) : binding.inputSchema());
        return new CompiledTool(
                listing(tool, schema, GsonTree.of(binding.outputSchema())),
                new ArgumentCheck(tool.name(), schema),
                MirroredArgument.in(schema));
    }

    /**
     * In the order in which the SDK's own record writes it. Not made of that record: to look into it by reflection costs
     * a client that starts this process more than everything else that its first list needs.
     */
    private static ObjectNode listing(ToolDescriptor tool, ObjectNode inputSchema, ObjectNode outputSchema) {
        Hints hints = tool.hints();
        ObjectNode listing = Wire.object()
                .put("name", tool.name())
                .put("title", tool.title())
                .put("description", tool.description());
        listing.set("inputSchema", inputSchema);
        listing.set("outputSchema", outputSchema);
        listing.putObject("annotations")
                .put("title", tool.title())
                .put("readOnlyHint", hints.readOnly())
                .put("destructiveHint", hints.destructive())
                .put("idempotentHint", hints.idempotent())
                .put("openWorldHint", hints.openWorld());
        return listing;
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
