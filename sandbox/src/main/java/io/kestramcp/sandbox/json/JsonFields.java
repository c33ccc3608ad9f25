package io.kestramcp.sandbox.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.function.Function;

/** Builds a JSON object field by field. A field without a value is left out, as Kestra leaves it out. */
public final class JsonFields {
    private final JsonObject object = new JsonObject();

    /** A field of text; left out when null. */
    public JsonFields with(String name, String value) {
        return with(name, value == null ? null : new JsonPrimitive(value));
    }

    /** A number; left out when null. */
    public JsonFields with(String name, Number value) {
        return with(name, value == null ? null : new JsonPrimitive(value));
    }

    /** A boolean. */
    public JsonFields with(String name, boolean value) {
        return with(name, new JsonPrimitive(value));
    }

    /** Any JSON, copied; left out when null. */
    public JsonFields with(String name, JsonElement value) {
        if (value != null) {
            object.add(name, value.deepCopy());
        }
        return this;
    }

    /** An array of one element per item; left out when the items are null. */
    public <T> JsonFields with(String name, Collection<T> items, Function<T, ? extends JsonElement> element) {
        return with(name, items == null ? null : array(items, element));
    }

    /** Any JSON, copied; written as {@code null} when null. */
    public JsonFields withOrNull(String name, JsonElement value) {
        return with(name, value == null ? JsonNull.INSTANCE : value);
    }

    /** The object. */
    public JsonObject toJson() {
        return object;
    }

    /** An array of one element per item. */
    public static <T> JsonArray array(Collection<T> items, Function<T, ? extends JsonElement> element) {
        JsonArray array = new JsonArray();
        items.forEach(item -> array.add(element.apply(item)));
        return array;
    }
}
