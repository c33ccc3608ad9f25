package io.kestramcp.generator.bind;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.generator.manifest.Names;
import io.kestramcp.generator.manifest.Place;
import io.kestramcp.generator.manifest.Problems;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the arguments of a tool on one API line. Not thread-safe. */
final class ArgumentList {
    private record Argument(String origin, boolean required, JsonObject schema) {}

    private final Problems problems;
    private final String line;
    private final Map<String, Argument> arguments = new LinkedHashMap<>();

    ArgumentList(Problems problems, String line) {
        this.problems = problems;
        this.line = line;
    }

    /**
     * Adds an argument. The same origin may come twice, once for each operation that the tool calls.
     *
     * @param origin what it feeds, such as {@code parameter id}; two origins must not share a name
     */
    void add(Place place, String name, String origin, boolean required, JsonObject schema) {
        if (!Names.allowed(name)) {
            problems.add(
                    place,
                    "gives the argument name '" + name + "'; a name is " + Names.PATTERN + " and at most "
                            + Names.MAX_LENGTH + " characters.");
        }
        Argument other = arguments.get(name);
        if (other == null) {
            arguments.put(name, new Argument(origin, required, schema));
        } else if (!other.origin().equals(origin)) {
            problems.add(
                    place,
                    "gives two arguments the name '" + name + "' on " + line + ": " + other.origin() + " and " + origin
                            + ". Rename one with 'as'.");
        }
    }

    JsonObject inputSchema() {
        JsonObject properties = new JsonObject();
        JsonArray required = new JsonArray();
        arguments.forEach((name, argument) -> {
            properties.add(name, argument.schema());
            if (argument.required()) {
                required.add(name);
            }
        });
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "object");
        schema.add("properties", properties);
        if (!required.isEmpty()) {
            schema.add("required", required);
        }
        schema.addProperty("additionalProperties", false);
        return schema;
    }
}
