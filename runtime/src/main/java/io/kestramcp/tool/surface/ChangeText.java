package io.kestramcp.tool.surface;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes as people read them, and as programs do. */
public final class ChangeText {
    private ChangeText() {}

    /** By tool, with what breaks clients marked; each line ends with a line feed. */
    public static String of(List<Change> changes) {
        if (changes.isEmpty()) {
            return "No change that a client could see.\n";
        }
        Map<String, List<Change>> byTool = new LinkedHashMap<>();
        changes.forEach(change ->
                byTool.computeIfAbsent(change.tool(), tool -> new ArrayList<>()).add(change));
        StringBuilder text = new StringBuilder();
        byTool.forEach((tool, ofTool) -> {
            text.append(tool.isEmpty() ? "all tools" : tool).append('\n');
            ofTool.forEach(change -> text.append(line(change)).append('\n'));
        });
        long breaking = changes.stream().filter(Change::breaking).count();
        return text.append('\n')
                .append(changes.size() == 1 ? "1 change, " : changes.size() + " changes, ")
                .append(breaking == 0 ? "none" : String.valueOf(breaking))
                .append(" of which may break clients (marked with !).\n")
                .toString();
    }

    /** {@code {breaking, changes: [{tool, kind, breaking, lines, where, what}]}}; an absent {@code lines} is all lines. */
    public static JsonObject json(List<Change> changes) {
        JsonArray list = new JsonArray();
        changes.forEach(change -> list.add(json(change)));
        JsonObject json = new JsonObject();
        json.addProperty("breaking", changes.stream().anyMatch(Change::breaking));
        json.add("changes", list);
        return json;
    }

    private static String line(Change change) {
        String lines = change.lines().isEmpty() ? "" : " (on Kestra " + String.join(" and ", change.lines()) + ")";
        String where = change.where().isEmpty() ? "" : change.where() + ": ";
        return (change.breaking() ? "  ! " : "    ")
                + String.format("%-10s ", change.kind().word())
                + where
                + change.what()
                + lines;
    }

    private static JsonObject json(Change change) {
        JsonObject json = new JsonObject();
        json.addProperty("tool", change.tool());
        json.addProperty("kind", change.kind().word());
        json.addProperty("breaking", change.breaking());
        if (!change.lines().isEmpty()) {
            JsonArray lines = new JsonArray();
            change.lines().forEach(lines::add);
            json.add("lines", lines);
        }
        json.addProperty("where", change.where());
        json.addProperty("what", change.what());
        return json;
    }
}
