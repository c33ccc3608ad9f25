package io.kestramcp.tool.insight;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Objects;
import java.util.TreeSet;

/** What differs between two executions of one flow. */
final class Difference {
    private Difference() {}

    static JsonObject between(JsonObject before, JsonObject now) {
        JsonObject difference = new JsonObject();
        difference.add("execution_id", before.get("execution_id"));
        difference.add("started", before.get("started"));
        difference.addProperty("same_revision", Objects.equals(before.get("flow_revision"), now.get("flow_revision")));
        difference.add("revision_then", before.get("flow_revision"));
        JsonArray changed = new JsonArray();
        JsonObject inputsThen = inputs(before);
        JsonObject inputsNow = inputs(now);
        TreeSet<String> names = new TreeSet<>(inputsThen.keySet());
        names.addAll(inputsNow.keySet());
        for (String name : names) {
            if (!Objects.equals(inputsThen.get(name), inputsNow.get(name))) {
                JsonObject input = new JsonObject();
                input.addProperty("input", name);
                add(input, "then", inputsThen.get(name));
                add(input, "now", inputsNow.get(name));
                changed.add(input);
            }
        }
        difference.add("changed_inputs", changed);
        return difference;
    }

    private static void add(JsonObject target, String name, JsonElement value) {
        if (value != null) {
            target.add(name, value);
        }
    }

    private static JsonObject inputs(JsonObject execution) {
        return execution.get("inputs") instanceof JsonObject inputs ? inputs : new JsonObject();
    }
}
