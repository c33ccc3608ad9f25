package io.kestramcp.tool;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * What is kept of an object that Kestra answered: a flat object under names of our own. What is absent or null is left
 * out, numbers keep their digits, and long texts are cut with a mark ({@link TextLimit}). Immutable.
 */
public final class Projection {
    private static final Projection EVERYTHING = new Projection(List.of());

    private final List<Kept> kept;

    private Projection(List<Kept> kept) {
        this.kept = List.copyOf(kept);
    }

    /** Keeps these and nothing else. */
    public static Projection of(Kept... kept) {
        return new Projection(List.of(kept));
    }

    /** Keeps the object as it is, but for the length of its texts. */
    public static Projection everything() {
        return EVERYTHING;
    }

    /**
     * Keeps the value at {@code path}; {@code a[].b} is the list of all {@code b} below the list {@code a}, and {@code .}
     * is all of it, also where it is no object.
     */
    public static Kept value(String name, String path) {
        Path at = Path.of(path);
        return new Kept(name, source -> at.of(source).map(TextLimit::cut).orElse(null));
    }

    /** Keeps the labels at {@code path}, a list of {@code {key, value}} or an object, as an object. */
    public static Kept map(String name, String path) {
        Path at = Path.of(path);
        return new Kept(name, source -> at.of(source).map(Projection::map).orElse(null));
    }

    /** Keeps each object of the list at {@code path}, projected. */
    public static Kept each(String name, String path, Projection projection) {
        Path at = Path.of(path);
        return new Kept(name, source -> at.of(source)
                .filter(JsonElement::isJsonArray)
                .map(list -> projection.rows(list.getAsJsonArray()))
                .orElse(null));
    }

    /** Projects one value. Anything but an object, of which nothing is found, is kept as it is. */
    JsonElement apply(JsonElement source) {
        JsonObject result = new JsonObject();
        for (Kept each : kept) {
            JsonElement value = each.reader().read(source);
            if (value != null) {
                result.add(each.name(), value);
            }
        }
        boolean asItIs = kept.isEmpty() || (result.isEmpty() && !source.isJsonObject());
        return asItIs ? TextLimit.cut(source) : result;
    }

    /** Projects each row. */
    JsonArray rows(JsonArray source) {
        JsonArray rows = new JsonArray(source.size());
        source.forEach(row -> rows.add(apply(row)));
        return rows;
    }

    private static JsonElement map(JsonElement value) {
        if (!value.isJsonArray()) {
            return TextLimit.cut(value);
        }
        JsonObject map = new JsonObject();
        for (JsonElement each : value.getAsJsonArray()) {
            if (!each.isJsonObject() || !each.getAsJsonObject().has("key")) {
                return TextLimit.cut(value);
            }
            JsonObject label = each.getAsJsonObject();
            if (label.has("value")) {
                map.add(label.get("key").getAsString(), TextLimit.cut(label.get("value")));
            }
        }
        return map;
    }

    /** One value that is kept, under its name. */
    public record Kept(String name, Reader reader) {}

    /** Reads a value from an answer; null when it is not there. */
    @FunctionalInterface
    public interface Reader {
        /** The value, or null. */
        JsonElement read(JsonElement source);
    }
}
