package io.kestramcp.generator.bind;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.generator.bind.BoundTool.ToolLine;
import io.kestramcp.generator.manifest.Place;
import io.kestramcp.generator.manifest.Problems;
import io.kestramcp.generator.manifest.Text;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A tool that a resource or a completion calls: what it takes and gives, on every API line that has it. */
final class UsedTool {
    private final BoundTool tool;
    private final Problems problems;

    private UsedTool(BoundTool tool, Problems problems) {
        this.tool = tool;
        this.problems = problems;
    }

    /** The tool of this name; nothing when there is none or when it changes something, which are problems. */
    static Optional<UsedTool> of(Map<String, BoundTool> tools, Text name, Place place, Problems problems) {
        Place at = place.in("tool", name.line());
        BoundTool tool = tools.get(name.value());
        if (tool == null) {
            if (!name.value().isEmpty()) {
                problems.addUnknown(at, "tool", name.value(), tools.keySet());
            }
            return Optional.empty();
        }
        if (!tool.hints().readOnly()) {
            problems.add(at, "names " + name + ", which changes something: only a tool that reads can be used here.");
        }
        return Optional.of(new UsedTool(tool, problems));
    }

    /** Refuses an argument that the tool lacks on some line. */
    void argument(Place place, String name) {
        each(line -> properties(line.inputSchema()).keySet(), place, "argument", name);
    }

    /** Refuses when a required argument is not among these. */
    void arguments(Place place, Collection<String> given) {
        for (ToolLine line : tool.lines()) {
            for (String name : required(line.inputSchema())) {
                if (!given.contains(name)) {
                    problems.add(place, "gives no " + name + ", which " + tool.name() + " needs.");
                }
            }
        }
    }

    /** Refuses a field that the tool's answer lacks on some line. */
    void field(Place place, String name) {
        each(line -> properties(line.outputSchema()).keySet(), place, "field of the answer", name);
    }

    /** Refuses a field that the rows of the tool's answer lack; a hand-written tool does not declare its rows. */
    void rowField(Place place, String name) {
        field(place, "results");
        for (ToolLine line : tool.lines()) {
            JsonObject results = properties(line.outputSchema()).getAsJsonObject("results");
            if (results != null && results.get("items") instanceof JsonObject items) {
                known(properties(items).keySet(), place, "field of a result", name);
            }
        }
    }

    private void each(Function<ToolLine, Set<String>> known, Place place, String what, String name) {
        tool.lines().forEach(line -> known(known.apply(line), place, what, name));
    }

    private void known(Set<String> known, Place place, String what, String name) {
        if (!known.contains(name)) {
            problems.addUnknown(place, what + " of " + tool.name(), name, known);
        }
    }

    private static JsonObject properties(JsonObject schema) {
        return schema.get("properties") instanceof JsonObject properties ? properties : new JsonObject();
    }

    private static Set<String> required(JsonObject schema) {
        Set<String> names = new TreeSet<>();
        List<JsonElement> required =
                schema.has("required") ? schema.getAsJsonArray("required").asList() : List.of();
        required.forEach(name -> names.add(name.getAsString()));
        return names;
    }
}
