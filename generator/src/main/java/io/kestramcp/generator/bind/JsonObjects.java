package io.kestramcp.generator.bind;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** The JSON Schemas that are ours and not Kestra's. */
final class JsonObjects {
    private JsonObjects() {}

    /** A schema with a type. */
    static JsonObject typed(String type) {
        JsonObject schema = new JsonObject();
        schema.addProperty("type", type);
        return schema;
    }

    /** An object of strings. */
    static JsonObject labels() {
        JsonObject schema = typed("object");
        schema.add("additionalProperties", typed("string"));
        return schema;
    }

    /** A string that is one of these; any string when there are none. */
    static JsonObject choice(List<String> values) {
        JsonObject schema = typed("string");
        if (!values.isEmpty()) {
            JsonArray allowed = new JsonArray();
            values.forEach(allowed::add);
            schema.add("enum", allowed);
        }
        return schema;
    }

    /** A list that is not empty. */
    static JsonObject list(JsonObject items) {
        JsonObject schema = typed("array");
        schema.add("items", items);
        schema.addProperty("minItems", 1);
        return schema;
    }

    /** Files by the id of the input. */
    static JsonObject files() {
        JsonObject properties = new JsonObject();
        properties.add("name", typed("string"));
        properties.add("text", typed("string"));
        properties.add("base64", typed("string"));
        JsonObject file = typed("object");
        file.add("properties", properties);
        file.addProperty("additionalProperties", false);
        JsonObject files = typed("object");
        files.add("additionalProperties", file);
        files.addProperty("description", "File inputs by id: the file's name, and its content as text or base64.");
        return files;
    }
}
