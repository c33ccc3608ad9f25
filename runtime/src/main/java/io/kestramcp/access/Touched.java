package io.kestramcp.access;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.tool.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The namespaces that one call touches.
 *
 * @param namespaces their names
 * @param below whether what is below them is touched as well
 * @param problem why they are not known, if they are not; then the call must not go on
 */
record Touched(List<String> namespaces, boolean below, Optional<String> problem) {
    /** Each id costs a question to Kestra. */
    private static final int MOST_EXECUTIONS = 50;

    Touched {
        namespaces = List.copyOf(namespaces);
    }

    /** Reads them out of the arguments, in the way that the tool's reach says. */
    static Touched by(Reach reach, JsonObject arguments, ExecutionLookup executions) {
        return switch (reach) {
            case NOTHING -> exactly(List.of());
            case NAMED -> exactly(text(arguments, "namespace"), "no namespace is named");
            case SEARCHED -> searched(arguments);
            case SOURCE -> source(arguments);
            case EXECUTION -> execution(arguments, executions);
            case CASCADE ->
                isFalse(arguments.get("cascade"))
                        ? execution(arguments, executions)
                        : unknown("executions that this one started may be of any namespace");
            case EXECUTIONS -> executions(arguments, executions);
            case UNKNOWN -> unknown("the tool's arguments do not tell its namespaces");
        };
    }

    private static Touched searched(JsonObject arguments) {
        return text(arguments, "namespace")
                .map(namespace -> new Touched(List.of(namespace), true, Optional.empty()))
                .orElseGet(() -> unknown("a search without a namespace is a search of all"));
    }

    private static Touched source(JsonObject arguments) {
        try {
            return exactly(List.of(new Arguments(arguments).yaml("source").segment("namespace")));
        } catch (RefusedArgumentException e) {
            return unknown("the YAML does not tell one namespace: " + e.getMessage());
        }
    }

    private static Touched execution(JsonObject arguments, ExecutionLookup executions) {
        return exactly(text(arguments, "execution_id").flatMap(executions::namespaceOf), "no such execution");
    }

    private static Touched executions(JsonObject arguments, ExecutionLookup executions) {
        if (arguments.get("filter") instanceof JsonObject filter && !arguments.has("execution_ids")) {
            return searched(filter);
        }
        if (arguments.has("filter")
                || !arguments.has("execution_ids")
                || !arguments.get("execution_ids").isJsonArray()) {
            return unknown("neither ids nor a filter");
        }
        List<JsonElement> ids = arguments.getAsJsonArray("execution_ids").asList();
        if (ids.size() > MOST_EXECUTIONS) {
            return unknown("more than " + MOST_EXECUTIONS + " executions at a time are not looked up");
        }
        List<String> namespaces = new ArrayList<>();
        for (JsonElement id : ids) {
            Optional<String> namespace = text(id).flatMap(executions::namespaceOf);
            if (namespace.isEmpty()) {
                return unknown("no such execution");
            }
            namespaces.add(namespace.get());
        }
        return exactly(namespaces.stream().distinct().toList());
    }

    private static boolean isFalse(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isBoolean() && !primitive.getAsBoolean();
    }

    private static Touched exactly(Optional<String> namespace, String otherwise) {
        return namespace.map(name -> exactly(List.of(name))).orElseGet(() -> unknown(otherwise));
    }

    private static Touched exactly(List<String> namespaces) {
        return new Touched(namespaces, false, Optional.empty());
    }

    private static Touched unknown(String problem) {
        return new Touched(List.of(), false, Optional.of(problem));
    }

    private static Optional<String> text(JsonObject arguments, String name) {
        return arguments.has(name) ? text(arguments.get(name)) : Optional.empty();
    }

    private static Optional<String> text(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isString()
                ? Optional.of(primitive.getAsString())
                : Optional.empty();
    }
}
