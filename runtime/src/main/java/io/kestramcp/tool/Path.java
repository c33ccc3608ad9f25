package io.kestramcp.tool;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.List;
import java.util.Optional;

/** A way down a JSON value: {@code a.b} by names, {@code a[].b} through each item of a list, {@code .} is all of it. */
record Path(List<String> steps) {
    private static final String EACH = "[]";
    private static final String WHOLE = ".";

    static Path of(String path) {
        return new Path(path.equals(WHOLE) ? List.of() : List.of(path.split("\\.", -1)));
    }

    /** What is there; empty when it is absent or null. */
    Optional<JsonElement> of(JsonElement source) {
        return Optional.ofNullable(walk(source, 0));
    }

    private JsonElement walk(JsonElement here, int index) {
        if (here == null || here.isJsonNull()) {
            return null;
        }
        if (index == steps.size()) {
            return here;
        }
        String step = steps.get(index);
        boolean each = step.endsWith(EACH);
        String name = each ? step.substring(0, step.length() - EACH.length()) : step;
        JsonElement next = here.isJsonObject() ? here.getAsJsonObject().get(name) : null;
        return each ? items(next, index + 1) : walk(next, index + 1);
    }

    private JsonElement items(JsonElement list, int index) {
        if (list == null || !list.isJsonArray()) {
            return null;
        }
        JsonArray items = new JsonArray();
        for (JsonElement item : list.getAsJsonArray()) {
            JsonElement found = walk(item, index);
            if (found != null) {
                items.add(found);
            }
        }
        return items;
    }
}
