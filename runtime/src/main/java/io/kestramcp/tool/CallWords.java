package io.kestramcp.tool;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.kestramcp.tool.text.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A call of a tool in one line, for a person: {@code delete_flow company.team/greeting}, {@code move_file company.team
 * (from: a.txt, to: b.txt)}. Long texts and values of keys, which may be secret, are only measured.
 */
final class CallWords {
    private static final int LONGEST = 100;
    /** Contents, not names. */
    private static final Set<String> MEASURED = Set.of("source", "text", "base64", "value", "inputs", "files");

    private CallWords() {}

    /** What calling the tool does; the arguments say exactly to what. */
    static Effect effect(String tool, Arguments arguments) {
        List<String> path = new ArrayList<>();
        List<String> others = new ArrayList<>();
        if (arguments.has("source") && !arguments.has("namespace")) {
            named(arguments.yaml("source"), path);
        }
        for (Map.Entry<String, JsonElement> each : arguments.values().entrySet()) {
            String name = each.getKey();
            if (!arguments.has(name)) {
                continue;
            }
            if (names(name)) {
                path.add(line(each.getValue()));
            } else {
                others.add(line(new JsonPrimitive(name)) + ": " + shown(name, each.getValue()));
            }
        }
        return Effect.of(tool
                + (path.isEmpty() ? "" : " " + String.join("/", path))
                + (others.isEmpty() ? "" : " (" + String.join(", ", others) + ")"));
    }

    /** What the YAML says it is; dashboards, for one, are of no namespace. */
    private static void named(YamlDocument yaml, List<String> path) {
        for (String key : List.of("namespace", "id")) {
            if (yaml.has(key)) {
                path.add(line(new JsonPrimitive(yaml.segment(key))));
            }
        }
    }

    private static boolean names(String argument) {
        return Set.of("namespace", "path", "key").contains(argument)
                || argument.endsWith("_id")
                || argument.endsWith("_uid");
    }

    private static String shown(String name, JsonElement value) {
        boolean plain = value.isJsonPrimitive() && !MEASURED.contains(name);
        return plain ? line(value) : text(value).length() + " characters";
    }

    /** On one line, so that nothing can pass for another sentence of this gateway. */
    private static String line(JsonElement value) {
        String clean = CleanText.of(text(value)).replaceAll("\\s+", " ");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }

    private static String text(JsonElement value) {
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }
}
