package io.kestramcp.tool;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A way down a JSON value: {@code a.b} by names, {@code a[].b} through each item of a list, {@code .} is all of it. */
record Path(List<Step> steps) {
    private static final String EACH = "[]";
    private static final String WHOLE = ".";

    /** By a name, and through each item if what is there is meant as a list. */
    private record Step(String name, boolean each) {
        static Step of(String text) {
            boolean each = text.endsWith(EACH);
            return new Step(each ? text.substring(0, text.length() - EACH.length()) : text, each);
        }
    }

    static Path of(String path) {
        return new Path(
                path.equals(WHOLE)
                        ? List.of()
                        : Arrays.stream(path.split("\\.", -1)).map(Step::of).toList());
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
        Step step = steps.get(index);
        JsonElement next = here.isJsonObject() ? here.getAsJsonObject().get(step.name()) : null;
        return step.each() ? items(next, index + 1) : walk(next, index + 1);
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
