package io.kestramcp.sandbox.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The shape of JSON: which keys there are, and of which types the values are. The elements of an array are merged into
 * one shape, so that their number and order do not count.
 */
final class Shape {
    private final Set<String> types = new TreeSet<>();
    private final Map<String, Shape> fields = new TreeMap<>();
    private Shape items;

    static Shape of(JsonElement json) {
        Shape shape = new Shape();
        shape.add(json);
        return shape;
    }

    private void add(JsonElement json) {
        if (json.isJsonNull()) {
            types.add("null");
        } else if (json.isJsonPrimitive()) {
            types.add(type(json.getAsJsonPrimitive()));
        } else if (json.isJsonArray()) {
            types.add("array");
            for (JsonElement element : json.getAsJsonArray()) {
                items = items == null ? new Shape() : items;
                items.add(element);
            }
        } else {
            types.add("object");
            json.getAsJsonObject().asMap().forEach((name, value) -> fields.computeIfAbsent(name, key -> new Shape())
                    .add(value));
        }
    }

    private static String type(JsonPrimitive value) {
        if (value.isBoolean()) {
            return "boolean";
        }
        return value.isNumber() ? "number" : "string";
    }

    /** Where another shape differs from this one, in words; empty when they are the same. */
    List<String> differences(Shape other) {
        List<String> found = new ArrayList<>();
        compare("", other, found);
        return found;
    }

    private void compare(String path, Shape other, List<String> found) {
        if (!types.equals(other.types)) {
            found.add(path + ": recorded " + types + ", sandbox " + other.types);
            return;
        }
        Set<String> names = new TreeSet<>(fields.keySet());
        names.addAll(other.fields.keySet());
        for (String name : names) {
            String at = path + "." + name;
            if (!other.fields.containsKey(name)) {
                found.add(at + ": missing in the sandbox");
            } else if (!fields.containsKey(name)) {
                found.add(at + ": only in the sandbox");
            } else {
                fields.get(name).compare(at, other.fields.get(name), found);
            }
        }
        if ((items == null) != (other.items == null)) {
            found.add(path + "[]: " + (items == null ? "recorded" : "sandbox's") + " is empty, the other is not");
        } else if (items != null) {
            items.compare(path + "[]", other.items, found);
        }
    }
}
