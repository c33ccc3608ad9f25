package io.kestramcp.kestra;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The words of a refusal, cleaned and bounded.
 *
 * @param message Kestra's message; empty when there is none
 * @param violations each thing that is wrong, from {@code _embedded.errors} or the {@code invalids} of a bulk operation
 */
record ErrorBody(String message, List<Violation> violations) {
    private static final int LONGEST_MESSAGE = 2_000;
    private static final int LONGEST_VIOLATION = 500;
    private static final int MOST_VIOLATIONS = 50;
    /** Kestra quotes its SQL twice around the one part that says something (recording 096 of 1.3.25). */
    private static final Pattern SQL =
            Pattern.compile("SQL \\[.*?]; (.*?)(?:; SQL statement:.*)?", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final String INTERNAL = "Internal server error: ";

    /** Reads the body, whatever it is; never fails. */
    static ErrorBody of(KestraReply reply) {
        if (reply.empty()) {
            return new ErrorBody("", List.of());
        }
        if (HtmlPage.is(reply)) {
            return new ErrorBody("a web page" + HtmlPage.titleOf(reply), List.of());
        }
        try {
            JsonElement json = reply.json();
            if (json.isJsonObject()) {
                return of(json.getAsJsonObject());
            }
        } catch (JsonParseException notJson) {
            // Some refusals are plain text that is labelled as JSON (recording 228 of 1.3.25).
        }
        return new ErrorBody(shown(reply.text()), List.of());
    }

    private static ErrorBody of(JsonObject error) {
        List<Violation> violations = new ArrayList<>();
        for (JsonElement each : list(object(error, "_embedded"), "errors")) {
            violations.add(violation(text(each, "path"), text(each, "message")));
        }
        for (JsonElement each : list(error, "invalids")) {
            violations.add(violation(text(each, "invalidValue"), text(each, "message")));
        }
        int left = violations.size() - MOST_VIOLATIONS;
        if (left > 0) {
            violations.subList(MOST_VIOLATIONS, violations.size()).clear();
            violations.add(new Violation("", "and " + left + " more"));
        }
        String message = text(error, "message");
        // Not Kestra's shape, so something else speaks: show it as it is.
        return new ErrorBody(shown(message.isEmpty() && violations.isEmpty() ? error.toString() : message), violations);
    }

    private static Violation violation(String path, String message) {
        return new Violation(Display.line(path, LONGEST_VIOLATION), Display.line(message, LONGEST_VIOLATION));
    }

    private static String shown(String message) {
        String prefix = message.startsWith(INTERNAL) ? INTERNAL : "";
        var sql = SQL.matcher(message.substring(prefix.length()));
        return Display.text(sql.matches() ? prefix + sql.group(1) : message, LONGEST_MESSAGE);
    }

    private static JsonObject object(JsonObject parent, String key) {
        JsonElement value = parent.get(key);
        return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
    }

    private static JsonArray list(JsonObject parent, String key) {
        JsonElement value = parent.get(key);
        return value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
    }

    /** The text of a member: a string as it is, another value as JSON, nothing for null or where there is none. */
    private static String text(JsonElement parent, String key) {
        JsonElement value = parent.isJsonObject() ? parent.getAsJsonObject().get(key) : null;
        if (value == null || value.isJsonNull()) {
            return "";
        }
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }
}
