package io.kestramcp.tool;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.ApiLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code tools.json}, which the build writes; a schema that all lines share is there once. */
final class DescriptorReader {
    /** Lines and durations are the same few in all tools: each is read once. */
    private final Map<String, ApiLine> lines = new HashMap<>();

    private final Map<String, Duration> timeouts = new HashMap<>();

    private DescriptorReader() {}

    static List<ToolDescriptor> read(JsonObject toolsJson) {
        DescriptorReader reader = new DescriptorReader();
        List<ToolDescriptor> descriptors = new ArrayList<>();
        toolsJson.getAsJsonArray("tools").forEach(tool -> descriptors.add(reader.descriptor(tool.getAsJsonObject())));
        return descriptors;
    }

    private ToolDescriptor descriptor(JsonObject tool) {
        TreeMap<ApiLine, ToolDescriptor.Binding> bindings = new TreeMap<>();
        tool.getAsJsonObject("lines")
                .asMap()
                .forEach((line, binding) -> bindings.put(
                        lines.computeIfAbsent(line, ApiLine::new), binding(tool, binding.getAsJsonObject())));
        return new ToolDescriptor(
                tool.get("name").getAsString(),
                tool.get("title").getAsString(),
                tool.get("description").getAsString(),
                tool.get("toolset").getAsString(),
                tool.get("core").getAsBoolean(),
                strings(tool.get("permissions")),
                Reach.of(tool.get("reach").getAsString()),
                hints(tool.getAsJsonObject("hints")),
                tool.get("edition").getAsString().equals("EE"),
                timeouts.computeIfAbsent(tool.get("timeout").getAsString(), Duration::parse),
                bindings);
    }

    private static ToolDescriptor.Binding binding(JsonObject tool, JsonObject binding) {
        List<ToolDescriptor.Operation> operations = new ArrayList<>();
        for (JsonElement each : binding.getAsJsonArray("operations")) {
            JsonObject operation = each.getAsJsonObject();
            operations.add(new ToolDescriptor.Operation(
                    operation.get("id").getAsString(),
                    operation.get("method").getAsString(),
                    operation.get("path").getAsString()));
        }
        return new ToolDescriptor.Binding(
                operations, schema("inputSchema", tool, binding), schema("outputSchema", tool, binding));
    }

    private static JsonObject schema(String key, JsonObject tool, JsonObject binding) {
        return (binding.has(key) ? binding : tool).getAsJsonObject(key);
    }

    private static Hints hints(JsonObject hints) {
        return new Hints(
                hints.get("readOnly").getAsBoolean(),
                hints.get("destructive").getAsBoolean(),
                hints.get("idempotent").getAsBoolean(),
                hints.get("openWorld").getAsBoolean());
    }

    private static List<String> strings(JsonElement list) {
        return list.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }
}
