package io.kestramcp.mcp;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An argument that clients of 2026-07-28 repeat in a header over HTTP, so that what stands before the gateway may route on
 * it (2026-07-28, tools, x-mcp-header).
 *
 * @param path the names of the properties that lead to it
 * @param header the header's whole name
 */
record MirroredArgument(List<String> path, String header) {
    private static final String KEYWORD = "x-mcp-header";

    /** Holds the headers of a request against its arguments. */
    @FunctionalInterface
    interface Check {
        /** Where no headers are: over stdio, and for older clients. */
        Check NONE = (mirrored, arguments) -> {};

        /** Refuses a header that is missing or says something else than the argument. */
        void check(List<MirroredArgument> mirrored, JsonNode arguments) throws ProtocolException;
    }

    /** Those that a schema marks. Only a chain of properties leads to one. */
    static List<MirroredArgument> in(JsonNode inputSchema) {
        List<MirroredArgument> found = new ArrayList<>();
        collect(inputSchema, List.of(), found);
        return List.copyOf(found);
    }

    private static void collect(JsonNode schema, List<String> path, List<MirroredArgument> found) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(property.getKey());
            String header = property.getValue().path(KEYWORD).asString("");
            if (!header.isEmpty()) {
                found.add(new MirroredArgument(List.copyOf(deeper), "Mcp-Param-" + header));
            }
            collect(property.getValue(), deeper, found);
        }
    }

    /** The argument's value; empty when it is not given, or null. */
    Optional<JsonNode> valueIn(JsonNode arguments) {
        JsonNode value = arguments;
        for (String step : path) {
            value = value.path(step);
        }
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    /** Whether a header's decoded text says the same; numbers are compared as such. */
    static boolean same(JsonNode value, String text) {
        if (!value.isNumber()) {
            return value.asString("").equals(text);
        }
        try {
            return text.length() < Wire.MAX_NUMBER_LENGTH
                    && value.decimalValue().compareTo(new BigDecimal(text)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
