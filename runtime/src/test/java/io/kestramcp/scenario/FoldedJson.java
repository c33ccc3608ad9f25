package io.kestramcp.scenario;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.stream.Collectors;

/** JSON as a reviewer reads it: what fits on a line is on one, the rest is broken by member. Nothing is left out. */
final class FoldedJson {
    private static final int WIDTH = 120;

    private FoldedJson() {}

    static String of(JsonElement json) {
        return of(json, 0, 0) + "\n";
    }

    /**
     * @param indent of the line that it begins on
     * @param taken characters of that line which stand before it, and after it
     */
    private static String of(JsonElement json, int indent, int taken) {
        String line = line(json);
        if (indent + taken + line.length() <= WIDTH || json.isJsonPrimitive() || json.isJsonNull()) {
            return line;
        }
        return json instanceof JsonArray array
                ? broken(
                        "[",
                        array.asList().stream()
                                .map(each -> of(each, indent + 2, 1))
                                .toList(),
                        "]",
                        indent)
                : broken("{", members(json.getAsJsonObject(), indent + 2), "}", indent);
    }

    private static List<String> members(JsonObject object, int indent) {
        return object.asMap().entrySet().stream()
                .map(member -> {
                    String key = new JsonPrimitive(member.getKey()) + ": ";
                    return key + of(member.getValue(), indent, key.length() + 1);
                })
                .toList();
    }

    private static String broken(String open, List<String> parts, String close, int indent) {
        String margin = "\n" + " ".repeat(indent);
        return parts.stream().collect(Collectors.joining("," + margin + "  ", open + margin + "  ", margin + close));
    }

    private static String line(JsonElement json) {
        if (json instanceof JsonArray array) {
            return array.asList().stream().map(FoldedJson::line).collect(Collectors.joining(", ", "[", "]"));
        }
        if (json instanceof JsonObject object) {
            return object.asMap().entrySet().stream()
                    .map(member -> new JsonPrimitive(member.getKey()) + ": " + line(member.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return json.toString();
    }
}
