package io.kestramcp.tool.surface;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.kestramcp.tool.FormerName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What clients see of the tools of one release. Immutable.
 *
 * @param lines the API lines that are served, oldest first
 * @param tools by name, in the manifest's order
 * @param former the names of earlier releases that are understood
 */
public record Surface(List<String> lines, Map<String, SurfaceTool> tools, Map<String, FormerName> former) {
    /** Keeps unmodifiable copies. */
    public Surface {
        lines = List.copyOf(lines);
        tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
        former = Collections.unmodifiableMap(new LinkedHashMap<>(former));
    }

    /**
     * Reads a {@code tools.json}, of this release or of another.
     *
     * @param name how messages name it
     * @throws IllegalArgumentException when it is none
     */
    public static Surface read(String name, String text) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            Map<String, SurfaceTool> tools = new LinkedHashMap<>();
            for (JsonElement each : json.getAsJsonArray("tools")) {
                SurfaceTool tool = new SurfaceTool(each.getAsJsonObject());
                if (tools.put(tool.name(), tool) != null) {
                    throw new IllegalArgumentException(name + " has the tool " + tool.name() + " twice.");
                }
            }
            return new Surface(SurfaceTool.strings(json.get("lines")), tools, FormerName.read(json));
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | NullPointerException
                | UnsupportedOperationException e) {
            throw new IllegalArgumentException(
                    name + " is no tools.json, as kestra-mcp tools --json prints it: " + e.getMessage(), e);
        }
    }
}
