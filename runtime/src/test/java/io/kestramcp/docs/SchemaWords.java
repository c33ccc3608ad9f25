package io.kestramcp.docs;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The type of an argument, in words. */
final class SchemaWords {
    private static final Set<String> KNOWN = Set.of(
            "type",
            "format",
            "enum",
            "items",
            "minItems",
            "minimum",
            "maximum",
            "properties",
            "additionalProperties",
            "required",
            "default",
            "description");

    private SchemaWords() {}

    /**
     * Tells a type with its bounds.
     *
     * @throws IllegalArgumentException when the schema has a key that would go untold
     */
    static String of(JsonObject schema) {
        Set<String> unknown =
                schema.keySet().stream().filter(key -> !KNOWN.contains(key)).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("No words for " + unknown + " of " + schema + ": teach SchemaWords.");
        }
        return type(schema) + bounds(schema);
    }

    private static String type(JsonObject schema) {
        if (schema.has("enum")) {
            return "one of " + Markdown.code(strings(schema.get("enum")));
        }
        if (!schema.has("type")) {
            return "any JSON";
        }
        String type = schema.get("type").getAsString();
        if (type.equals("array") && schema.has("items")) {
            return "list: " + of(schema.getAsJsonObject("items"));
        }
        if (schema.has("properties")) {
            return type + " with "
                    + Markdown.code(schema.getAsJsonObject("properties").keySet());
        }
        if (schema.has("additionalProperties")
                && schema.get("additionalProperties").isJsonObject()) {
            return type + ", each value: " + of(schema.getAsJsonObject("additionalProperties"));
        }
        return schema.has("format") ? type + " (" + schema.get("format").getAsString() + ")" : type;
    }

    private static String bounds(JsonObject schema) {
        if (schema.has("minItems")) {
            return ", at least " + schema.get("minItems").getAsInt();
        }
        boolean least = schema.has("minimum");
        boolean most = schema.has("maximum");
        if (least && most) {
            return ", " + schema.get("minimum") + " to " + schema.get("maximum");
        }
        return least ? ", at least " + schema.get("minimum") : most ? ", at most " + schema.get("maximum") : "";
    }

    private static List<String> strings(JsonElement list) {
        return list.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }
}
