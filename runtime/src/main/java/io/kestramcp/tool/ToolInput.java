package io.kestramcp.tool;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Arguments for a tool that another tool uses. Absent values are left out. Not thread-safe. */
public final class ToolInput {
    private final JsonObject values = new JsonObject();

    /** Adds a text, unless it is null. */
    public ToolInput with(String name, String value) {
        if (value != null) {
            values.addProperty(name, value);
        }
        return this;
    }

    /** Adds a number, unless it is null. */
    public ToolInput with(String name, Number value) {
        if (value != null) {
            values.addProperty(name, value);
        }
        return this;
    }

    /** Adds true or false, unless it is null. */
    public ToolInput with(String name, Boolean value) {
        if (value != null) {
            values.addProperty(name, value);
        }
        return this;
    }

    /** Adds any JSON value, unless it is null. */
    public ToolInput with(String name, JsonElement value) {
        if (value != null) {
            values.add(name, value);
        }
        return this;
    }

    /** What was collected. */
    public JsonObject json() {
        return values;
    }
}
