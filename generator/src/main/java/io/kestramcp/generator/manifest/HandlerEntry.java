package io.kestramcp.generator.manifest;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hand-written class that does the work with adapters.
 *
 * @param type the class, relative to the package of the tools, such as {@code flow.FindFlow}
 * @param uses the adapters, in the order of its constructor
 * @param lines the API lines that it claims
 * @param arguments its arguments, by name
 * @param answer JSON types of what it answers, by name; {@code any} for what has none of its own
 */
public record HandlerEntry(
        Place place,
        Text type,
        List<UseEntry> uses,
        List<String> lines,
        Map<String, ArgumentEntry> arguments,
        Map<String, Text> answer)
        implements Work {

    /**
     * An adapter that it uses.
     *
     * @param line the API line from which on it uses it, within one major version; absent: all of its lines
     */
    public record UseEntry(Text name, Optional<String> line) {
        /** Whether it is used on this line. */
        public boolean on(String other) {
            return line.map(from -> LineReach.reaches(from, other)).orElse(true);
        }
    }

    /** An argument, as a JSON Schema. */
    public record ArgumentEntry(Place place, boolean required, JsonObject schema) {}
}
