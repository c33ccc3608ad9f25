package io.kestramcp.generator.bind;

import com.google.gson.JsonObject;
import java.util.List;

/** The JSON Schemas of answers, as the run time's {@code Answer} shapes them. */
final class OutputSchemas {
    private OutputSchemas() {}

    static JsonObject page(JsonObject row) {
        JsonObject properties = rows(row);
        properties.add("page", JsonObjects.typed("integer"));
        properties.add("next_page", JsonObjects.typed("integer"));
        return object(properties);
    }

    static JsonObject list(JsonObject row) {
        return object(rows(row));
    }

    static JsonObject single(String name, JsonObject value) {
        JsonObject properties = new JsonObject();
        properties.add(name, value);
        return object(properties);
    }

    static JsonObject done(List<Source.FromArgument> repeated) {
        JsonObject properties = new JsonObject();
        properties.add("done", JsonObjects.typed("boolean"));
        for (Source.FromArgument argument : repeated) {
            boolean number = argument.reader() == Source.Reader.NUMBER_SEGMENT;
            properties.add(argument.argument(), JsonObjects.typed(number ? "integer" : "string"));
        }
        return object(properties);
    }

    private static JsonObject rows(JsonObject row) {
        JsonObject results = JsonObjects.typed("array");
        results.add("items", row);
        JsonObject properties = new JsonObject();
        properties.add("results", results);
        properties.add("total", JsonObjects.typed("integer"));
        properties.add("note", JsonObjects.typed("string"));
        return properties;
    }

    /** An object with these properties, none of them required. */
    static JsonObject object(JsonObject properties) {
        JsonObject schema = JsonObjects.typed("object");
        schema.add("properties", properties);
        return schema;
    }
}
