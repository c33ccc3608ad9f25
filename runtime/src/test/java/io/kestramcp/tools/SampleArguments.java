package io.kestramcp.tools;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;

/**
 * Arguments to call a tool with: those in {@code requests/arguments.json}, or plain ones made from the input schema, so
 * that a plain tool needs none written down.
 */
public record SampleArguments(JsonObject minimal, JsonObject full) {
    /** Those of a tool on the line that has this schema. */
    public static SampleArguments of(String tool, JsonObject inputSchema) throws IOException {
        JsonObject written = Resources.json("requests/arguments.json");
        if (written.has(tool)) {
            JsonObject both = written.getAsJsonObject(tool);
            return new SampleArguments(both.getAsJsonObject("minimal"), both.getAsJsonObject("full"));
        }
        JsonObject minimal = new JsonObject();
        JsonObject full = new JsonObject();
        JsonArray required = inputSchema.has("required") ? inputSchema.getAsJsonArray("required") : new JsonArray();
        inputSchema.getAsJsonObject("properties").asMap().forEach((name, schema) -> {
            JsonElement value = value(name, schema.getAsJsonObject());
            full.add(name, value);
            if (required.contains(new JsonPrimitive(name))) {
                minimal.add(name, value);
            }
        });
        return new SampleArguments(minimal, full);
    }

    private static JsonElement value(String name, JsonObject schema) {
        if (schema.has("enum")) {
            return schema.getAsJsonArray("enum").get(0);
        }
        String type = schema.has("type") ? schema.get("type").getAsString() : "";
        return switch (type) {
            case "boolean" ->
                new JsonPrimitive(
                        !(schema.has("default") && schema.get("default").getAsBoolean()));
            case "integer" -> new JsonPrimitive(3);
            case "array" -> list(value(name, schema.getAsJsonObject("items")));
            case "object" -> object(name);
            default -> new JsonPrimitive(text(name, schema));
        };
    }

    private static String text(String name, JsonObject schema) {
        String format = schema.has("format") ? schema.get("format").getAsString() : "";
        return switch (format) {
            case "date-time" -> "2026-11-21T08:00:00Z";
            case "duration" -> "PT1H";
            default -> "a." + name;
        };
    }

    private static JsonArray list(JsonElement item) {
        JsonArray list = new JsonArray();
        list.add(item);
        return list;
    }

    private static JsonObject object(String name) {
        JsonObject object = new JsonObject();
        object.addProperty("key", "a." + name);
        return object;
    }
}
