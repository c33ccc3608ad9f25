package io.kestramcp.sandbox.flow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns what an author writes into what Kestra shows: labels as a list, inputs with their defaults, ids as text. */
final class FlowShape {
    private static final Set<String> SUBTASKS = Set.of("tasks", "errors", "finally", "afterExecution", "triggers");
    private static final Map<String, Map<String, JsonPrimitive>> INPUT_DEFAULTS = Map.of(
            "SELECT",
            Map.of(
                    "allowCustomValue", new JsonPrimitive(false),
                    "isRadio", new JsonPrimitive(false),
                    "autoSelectFirst", new JsonPrimitive(false)),
            "MULTISELECT",
            Map.of(
                    "itemType", new JsonPrimitive("STRING"),
                    "allowCustomValue", new JsonPrimitive(false),
                    "autoSelectFirst", new JsonPrimitive(false)));

    private FlowShape() {}

    /** A flow, or a task with tasks in it. */
    static JsonObject normalise(JsonObject written) {
        JsonObject shown = new JsonObject();
        written.asMap().forEach((name, value) -> shown.add(name, property(name, value)));
        return shown;
    }

    private static JsonElement property(String name, JsonElement value) {
        if (name.equals("id") && value.isJsonPrimitive()) {
            return new JsonPrimitive(value.getAsString());
        }
        if (name.equals("labels") && value.isJsonObject()) {
            return labels(value.getAsJsonObject());
        }
        // A dynamic property that is not written as text is kept as the text of its JSON.
        if (name.equals("metrics") && value.isJsonArray()) {
            return new JsonPrimitive(value.toString());
        }
        if (!value.isJsonArray()) {
            return value.deepCopy();
        }
        if (name.equals("inputs") || name.equals("onResume")) {
            return items(value.getAsJsonArray(), FlowShape::input);
        }
        return SUBTASKS.contains(name) ? items(value.getAsJsonArray(), FlowShape::normalise) : value.deepCopy();
    }

    private static JsonArray labels(JsonObject labels) {
        return JsonFields.array(labels.entrySet(), label -> new JsonFields()
                .with("key", label.getKey())
                .with("value", label.getValue().getAsString())
                .toJson());
    }

    private interface Shape {
        JsonElement of(JsonObject item);
    }

    private static JsonArray items(JsonArray items, Shape shape) {
        return JsonFields.array(
                List.copyOf(items.asList()), item -> item.isJsonObject() ? shape.of(item.getAsJsonObject()) : item);
    }

    private static JsonObject input(JsonObject written) {
        JsonObject shown = normalise(written);
        if (!shown.has("required")) {
            shown.addProperty("required", true);
        }
        INPUT_DEFAULTS.getOrDefault(shown.get("type").getAsString(), Map.of()).forEach((name, value) -> {
            if (!shown.has(name)) {
                shown.add(name, value);
            }
        });
        return shown;
    }
}
