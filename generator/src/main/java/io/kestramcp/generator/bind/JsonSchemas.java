package io.kestramcp.generator.bind;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.contract.Schema;
import java.util.Set;

/**
 * Schemas of the contract (OpenAPI 3.0) as JSON Schema 2020-12, short: references followed, recursion cut, and formats
 * that only tell Java's types left out. Nullable is left out too: what is not known is not given.
 */
final class JsonSchemas {
    private static final Set<String> FORMATS = Set.of("date-time", "date", "duration", "uri", "uuid", "email");
    private static final int MAX_DEPTH = 3;

    private JsonSchemas() {}

    /** What may be sent. */
    static JsonObject input(Schema schema) {
        return input(schema, 0);
    }

    /** What is answered: types only, because Kestra's contract is not right in the rest. */
    static JsonObject output(Schema schema) {
        JsonObject json = new JsonObject();
        String type = schema.anything() ? "" : schema.type().orElse("");
        if (!type.isEmpty()) {
            json.addProperty("type", type);
        }
        if (type.equals("array")) {
            JsonObject items = schema.items().map(JsonSchemas::output).orElseGet(JsonObject::new);
            if (!items.isEmpty()) {
                json.add("items", items);
            }
        }
        return json;
    }

    /** A value of the contract, such as a default, as JSON. */
    static JsonElement value(Object value) {
        if (value instanceof Boolean truth) {
            return new JsonPrimitive(truth);
        }
        return value instanceof Number number ? new JsonPrimitive(number) : new JsonPrimitive(String.valueOf(value));
    }

    private static JsonObject input(Schema schema, int depth) {
        JsonObject json = new JsonObject();
        if (schema.anything() || depth > MAX_DEPTH) {
            schema.type().filter("object"::equals).ifPresent(type -> json.addProperty("type", type));
            return json;
        }
        schema.type().ifPresent(type -> json.addProperty("type", type));
        schema.format().filter(FORMATS::contains).ifPresent(format -> json.addProperty("format", format));
        if (!schema.enumeration().isEmpty()) {
            JsonArray values = new JsonArray();
            schema.enumeration().forEach(each -> values.add(value(each)));
            json.add("enum", values);
        }
        bounds(schema, json);
        schema.items().ifPresent(items -> json.add("items", input(items, depth + 1)));
        properties(schema, json, depth);
        return json;
    }

    private static void bounds(Schema schema, JsonObject json) {
        for (String bound : new String[] {"minimum", "maximum"}) {
            if (schema.tree().get(bound) instanceof Number number) {
                boolean exclusive = Boolean.TRUE.equals(
                        schema.tree().get(bound.equals("minimum") ? "exclusiveMinimum" : "exclusiveMaximum"));
                String keyword = bound.equals("minimum") ? "exclusiveMinimum" : "exclusiveMaximum";
                json.addProperty(exclusive ? keyword : bound, number);
            }
        }
    }

    private static void properties(Schema schema, JsonObject json, int depth) {
        JsonObject properties = new JsonObject();
        schema.properties().forEach((name, property) -> {
            if (!property.readOnly()) {
                properties.add(name, input(property, depth + 1));
            }
        });
        if (!properties.isEmpty()) {
            json.add("properties", properties);
            JsonArray required = new JsonArray();
            schema.required().stream().filter(properties::has).forEach(required::add);
            if (!required.isEmpty()) {
                json.add("required", required);
            }
        }
        schema.additionalProperties()
                .filter(further -> !further.anything())
                .ifPresent(further -> json.add("additionalProperties", input(further, depth + 1)));
    }
}
