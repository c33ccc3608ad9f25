package io.kestramcp.tool.surface;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A tool as a {@code tools.json} has it. Not to be changed.
 *
 * @param json its entry
 */
public record SurfaceTool(JsonObject json) {
    /** Requires what every tool has. */
    public SurfaceTool {
        for (String key : List.of("name", "title", "description", "toolset", "core", "permissions", "hints", "lines")) {
            Objects.requireNonNull(json.get(key), () -> "a tool has no " + key);
        }
    }

    String name() {
        return text("name");
    }

    /** A value that is no object, as text. */
    String text(String key) {
        return json.has(key) ? json.get(key).getAsString() : "";
    }

    Set<String> permissions() {
        return new TreeSet<>(strings(json.get("permissions")));
    }

    JsonObject hints() {
        return json.getAsJsonObject("hints");
    }

    /** The API lines that have it. */
    Set<String> lines() {
        return json.getAsJsonObject("lines").keySet();
    }

    /** What it calls on each line. */
    JsonObject operations() {
        JsonObject operations = new JsonObject();
        lines().forEach(line -> operations.add(line, line(line).get("operations")));
        return operations;
    }

    /** A schema on a line; one that all lines share is there once. */
    JsonObject schema(String key, String line) {
        return (line(line).has(key) ? line(line) : json).getAsJsonObject(key);
    }

    private JsonObject line(String line) {
        return json.getAsJsonObject("lines").getAsJsonObject(line);
    }

    static List<String> strings(JsonElement list) {
        return list.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }
}
