package io.kestramcp.generator.tokens;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Every tool of {@code tools.json} with its tokens. Kestra's editions are not told apart: the Enterprise Edition's listing
 * is the longest, and budgets hold for it.
 *
 * @param lines the API lines, oldest first
 * @param tools in the order of {@code tools.json}
 */
record Listing(List<String> lines, List<ToolTokens> tools) {
    /** Counts. A schema that all lines of a tool share is there once. */
    static Listing of(JsonObject toolsJson, TokenCount count) {
        List<String> lines = toolsJson.getAsJsonArray("lines").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
        List<ToolTokens> tools = new ArrayList<>();
        for (JsonElement tool : toolsJson.getAsJsonArray("tools")) {
            tools.add(tokens(tool.getAsJsonObject(), count));
        }
        return new Listing(lines, List.copyOf(tools));
    }

    /** The tokens of some tools on one line. */
    int sum(String line, Predicate<ToolTokens> which) {
        return tools.stream().filter(which).mapToInt(tool -> tool.on(line)).sum();
    }

    /** The toolsets, in the order of their first tools. */
    List<String> toolsets() {
        return tools.stream().map(ToolTokens::toolset).distinct().toList();
    }

    private static ToolTokens tokens(JsonObject tool, TokenCount count) {
        String name = tool.get("name").getAsString();
        String description = tool.get("description").getAsString();
        Map<String, Integer> input = new LinkedHashMap<>();
        Map<String, Integer> output = new LinkedHashMap<>();
        tool.getAsJsonObject("lines").asMap().forEach((line, binding) -> {
            input.put(line, count.of(name, description, schema("inputSchema", tool, binding)));
            output.put(line, count.of(schema("outputSchema", tool, binding).toString()));
        });
        return new ToolTokens(
                name, tool.get("toolset").getAsString(), tool.get("core").getAsBoolean(), input, output);
    }

    private static JsonObject schema(String key, JsonObject tool, JsonElement binding) {
        JsonObject own = binding.getAsJsonObject();
        return (own.has(key) ? own : tool).getAsJsonObject(key);
    }
}
