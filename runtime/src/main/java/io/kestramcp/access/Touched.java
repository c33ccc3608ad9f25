package io.kestramcp.access;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.access.NamespaceLookup.Kind;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.Reach;
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

    static final String NAMESPACE = "namespace";
    /** Says of a search that it leaves out what is below. */
    static final String ONLY_IN = "only_in";

    Touched {
        namespaces = List.copyOf(namespaces);
    }

    /** Reads them out of the arguments, in the way that the tool's reach says. */
    static Touched by(Reach reach, JsonObject arguments, NamespaceLookup lookup) {
        return switch (reach) {
            case NOTHING -> exactly(List.of());
            case NAMESPACE -> exactly(text(arguments, NAMESPACE), "no namespace is named");
            case TREE -> tree(arguments);
            case SOURCE -> source(arguments);
            case EXECUTION -> execution(arguments, lookup);
            case CASCADE ->
                isFalse(arguments.get("cascade"))
                        ? execution(arguments, lookup)
                        : unknown("executions that this one started may be of any namespace");
            case EXECUTIONS -> executions(arguments, lookup);
            case APP -> app(arguments, lookup);
            case INSTANCE -> unknown("it is not of namespaces, or its arguments do not tell of which");
        };
    }

    private static Touched tree(JsonObject arguments) {
        if (arguments.has(ONLY_IN) && !arguments.has(NAMESPACE)) {
            return exactly(text(arguments, ONLY_IN), "no namespace is named");
        }
        return text(arguments, NAMESPACE)
                .map(namespace -> new Touched(List.of(namespace), true, Optional.empty()))
                .orElseGet(() -> unknown("a search without a namespace is a search of all"));
    }

    private static Touched source(JsonObject arguments) {
        try {
            return exactly(List.of(new Arguments(arguments).yaml("source").segment(NAMESPACE)));
        } catch (RefusedArgumentException e) {
            return unknown("the YAML does not tell one namespace: " + e.getMessage());
        }
    }

    private static Touched execution(JsonObject arguments, NamespaceLookup lookup) {
        Optional<String> id = text(arguments, "execution_id");
        Optional<String> namespace = id.flatMap(each -> lookup.namespaceOf(Kind.EXECUTION, each));
        if (namespace.isPresent()
                && arguments.has("uri")
                && !text(arguments, "uri")
                        .map(uri -> StoredFile.of(namespace.get(), id.get()).is(uri))
                        .orElse(false)) {
            return unknown("the file is not one of this execution");
        }
        return exactly(namespace, "no such execution");
    }

    private static boolean isFalse(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isBoolean() && !primitive.getAsBoolean();
    }

    private static Touched executions(JsonObject arguments, NamespaceLookup lookup) {
        if (arguments.get("filter") instanceof JsonObject filter && !arguments.has("execution_ids")) {
            return tree(filter);
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
            Optional<String> namespace = text(id).flatMap(each -> lookup.namespaceOf(Kind.EXECUTION, each));
            if (namespace.isEmpty()) {
                return unknown("no such execution");
            }
            namespaces.add(namespace.get());
        }
        return exactly(namespaces.stream().distinct().toList());
    }

    private static Touched app(JsonObject arguments, NamespaceLookup lookup) {
        Optional<String> namespace = text(arguments, "app_uid").flatMap(uid -> lookup.namespaceOf(Kind.APP, uid));
        if (namespace.isEmpty() || !arguments.has("source")) {
            return exactly(namespace, "no such app");
        }
        Touched source = source(arguments);
        List<String> both = new ArrayList<>(source.namespaces());
        both.add(namespace.get());
        return source.problem().isPresent() ? source : exactly(both);
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
