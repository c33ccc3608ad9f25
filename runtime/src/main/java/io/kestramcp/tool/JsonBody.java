package io.kestramcp.tool;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** Collects arguments into a JSON object for Kestra. What is null is left out: Kestra keeps its own. Not thread-safe. */
public final class JsonBody {
    private final JsonObject object = new JsonObject();

    /** Adds a text. */
    public JsonBody put(String property, String value) {
        if (value != null) {
            object.addProperty(property, value);
        }
        return this;
    }

    /** Adds a number. */
    public JsonBody put(String property, Number value) {
        if (value != null) {
            object.addProperty(property, value);
        }
        return this;
    }

    /** Adds true or false. */
    public JsonBody put(String property, Boolean value) {
        if (value != null) {
            object.addProperty(property, value);
        }
        return this;
    }

    /** Adds a list of texts. */
    public JsonBody put(String property, List<String> values) {
        if (values != null) {
            JsonArray array = new JsonArray();
            values.forEach(array::add);
            object.add(property, array);
        }
        return this;
    }

    /** Adds any JSON. */
    public JsonBody put(String property, JsonElement value) {
        if (value != null) {
            object.add(property, value);
        }
        return this;
    }

    /** The object. */
    public JsonObject json() {
        return object;
    }
}
