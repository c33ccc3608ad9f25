package io.kestramcp.sandbox.filter;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.List;

/** A label of a flow or an execution. */
public record Label(String key, String value) {
    /** As Kestra writes it. */
    public JsonObject toJson() {
        return new JsonFields().with("key", key).with("value", value).toJson();
    }

    /** The labels of an array of key and value. */
    public static List<Label> listOf(JsonArray labels) {
        return labels.asList().stream()
                .map(label -> label.getAsJsonObject())
                .map(label -> new Label(
                        label.get("key").getAsString(), label.get("value").getAsString()))
                .toList();
    }

    /** Whether labels fit a filter; one without a key trips the real server (recording 612 of 1.3). */
    public static boolean matches(List<Label> labels, Filter filter) {
        if (filter.key() == null) {
            throw Refusal.serverError("Unsupported operation for query: " + filter.operator());
        }
        boolean has = labels.contains(new Label(filter.key(), filter.value()));
        return switch (filter.operator()) {
            case EQUALS -> has;
            case NOT_EQUALS -> !has;
            default -> throw Refusal.serverError("Unsupported operation for query: " + filter.operator());
        };
    }
}
