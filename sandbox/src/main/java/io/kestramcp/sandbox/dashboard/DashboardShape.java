package io.kestramcp.sandbox.dashboard;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.json.JsonFields;
import java.time.Duration;

/** Turns what an author writes into what Kestra shows: times in hours, charts with their defaults. */
final class DashboardShape {
    private DashboardShape() {}

    /** A dashboard, copied. */
    static JsonObject normalise(JsonObject written) {
        JsonObject shown = written.deepCopy();
        JsonObject window = object(written, "timeWindow");
        shown.add(
                "timeWindow",
                new JsonFields()
                        .with("max", duration(window, "max", "P366D"))
                        .with("default", duration(window, "default", "P30D"))
                        .toJson());
        if (shown.has("charts")) {
            shown.getAsJsonArray("charts").forEach(chart -> complete(chart.getAsJsonObject()));
        }
        return shown;
    }

    private static void complete(JsonObject chart) {
        if (chart.has("chartOptions")) {
            JsonObject options = chart.getAsJsonObject("chartOptions");
            put(options, "width", new JsonPrimitive(6));
            if (chart.get("type").getAsString().endsWith(".Table")) {
                JsonObject on = new JsonFields().with("enabled", true).toJson();
                put(options, "header", on);
                put(options, "pagination", on.deepCopy());
            }
        }
        object(object(chart, "data"), "columns")
                .asMap()
                .values()
                .forEach(column -> put(column.getAsJsonObject(), "columnAlignment", new JsonPrimitive("LEFT")));
    }

    private static void put(JsonObject object, String name, JsonElement otherwise) {
        if (!object.has(name)) {
            object.add(name, otherwise);
        }
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.has(name) ? parent.getAsJsonObject(name) : new JsonObject();
    }

    private static String duration(JsonObject window, String name, String otherwise) {
        return Duration.parse(window.has(name) ? window.get(name).getAsString() : otherwise)
                .toString();
    }
}
