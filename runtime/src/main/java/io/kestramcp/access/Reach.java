package io.kestramcp.access;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.tool.ToolDescriptor.Binding;
import io.kestramcp.tool.ToolDescriptor.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How a tool's arguments tell which namespaces it touches: read off its operations and its input schema. A tool that fits
 * none of these forms is {@link #UNKNOWN}, and nobody whose grants name namespaces may use it; a form is added here when
 * it was made sure that nothing of another namespace is read or changed.
 */
enum Reach {
    /** Nothing of any namespace: the documentation of plugins, and what the instance says of itself to anybody. */
    NOTHING,
    /** Exactly the namespace that {@code namespace} names. */
    NAMED,
    /** What {@code namespace} names and all below, when it is given; else everything. */
    SEARCHED,
    /** The namespace in the flow YAML {@code source}. */
    SOURCE,
    /** The namespace of the execution {@code execution_id}. */
    EXECUTION,
    /** The namespace of the execution {@code execution_id}, when {@code cascade} is false; else that of any. */
    CASCADE,
    /** The namespaces of {@code execution_ids}, or of the search {@code filter}. */
    EXECUTIONS,
    /** Not told by the arguments. */
    UNKNOWN;

    /**
     * Operations that answer or act beyond the namespace they are asked for: what depends on a flow, a graph with
     * subflows, and expressions, which may read the keys of any namespace.
     */
    private static final List<String> BEYOND = List.of("dependenc", "graph", "eval");

    private static final Pattern OPEN = Pattern.compile("/api/v1/(plugins|configs)(/.*)?");

    /** Arguments that may name things of another namespace in a way that is not looked into. */
    private static final Set<String> OPAQUE = Set.of("tenant", "uri", "ids", "subflows", "triggers");

    /** Searches whose {@code namespace} is a filter that Kestra heeds: tried against the recordings of both lines. */
    private static final Pattern CONFINED =
            Pattern.compile("/api/v1/\\{tenant}/((flows|executions|logs|triggers)/search|kv|secrets)");

    /**
     * Tools that name the namespace in a body, or follow the execution that they started there: read one by one. Their
     * operations alone do not show it.
     */
    private static final Set<String> NAMED_IN_BODY = Set.of(
            "execute_flow",
            "enable_flow",
            "disable_flow",
            "enable_trigger",
            "disable_trigger",
            "create_backfill",
            "pause_backfill",
            "resume_backfill",
            "delete_backfill",
            "get_namespace");

    /** Tools that check inputs with the flow of the execution that they name: read one by one, as above. */
    private static final Set<String> FLOW_OF_EXECUTION = Set.of("replay_execution");

    /** What a tool reaches on one API line. */
    static Reach of(String name, Binding tool) {
        Set<String> arguments = arguments(tool.inputSchema());
        Set<String> required = required(tool.inputSchema());
        if (tool.operations().isEmpty() || any(tool, operation -> beyond(operation))) {
            return UNKNOWN;
        }
        if (tool.operations().stream()
                .allMatch(operation -> OPEN.matcher(operation.path()).matches())) {
            return NOTHING;
        }
        boolean plain =
                arguments.stream().noneMatch(argument -> namesAnotherNamespace(argument) || OPAQUE.contains(argument));
        if (plain && required.contains("namespace")) {
            boolean shown = every(tool, "{namespace}") || oneSearch(tool);
            return shown || NAMED_IN_BODY.contains(name) ? NAMED : UNKNOWN;
        }
        if (plain
                && required.contains("execution_id")
                && (every(tool, "{executionId}") || FLOW_OF_EXECUTION.contains(name))) {
            // A path there is one in Kestra's storage, where the files of all executions are.
            return arguments.contains("path") ? UNKNOWN : arguments.contains("cascade") ? CASCADE : EXECUTION;
        }
        if (plain && required.contains("source") && every(tool, "{tenant}/flows")) {
            return SOURCE;
        }
        if (plain && arguments.contains("execution_ids") && every(tool, "{tenant}/executions")) {
            return any(tool, operation -> operation.id().startsWith("kill")) ? UNKNOWN : EXECUTIONS;
        }
        return plain && arguments.contains("namespace") && oneSearch(tool) ? SEARCHED : UNKNOWN;
    }

    /** That a required namespace is then meant exactly, and another one with all below it, {@code ReachTest} sees to. */
    private static boolean oneSearch(Binding tool) {
        return tool.operations().size() == 1
                && tool.operations().get(0).method().equals("GET")
                && CONFINED.matcher(tool.operations().get(0).path()).matches();
    }

    private static boolean namesAnotherNamespace(String argument) {
        return argument.contains("namespace") && !argument.equals("namespace");
    }

    private static boolean beyond(Operation operation) {
        String id = operation.id().toLowerCase(Locale.ROOT);
        return BEYOND.stream().anyMatch(id::contains) || operation.path().contains("/eval");
    }

    private static boolean every(Binding tool, String part) {
        return tool.operations().stream().allMatch(operation -> operation.path().contains(part));
    }

    private static boolean any(Binding tool, Predicate<Operation> condition) {
        return tool.operations().stream().anyMatch(condition);
    }

    private static Set<String> arguments(JsonObject schema) {
        return schema.has("properties") ? schema.getAsJsonObject("properties").keySet() : Set.of();
    }

    private static Set<String> required(JsonObject schema) {
        Set<String> names = new TreeSet<>();
        if (schema.has("required")) {
            for (JsonElement name : schema.getAsJsonArray("required")) {
                names.add(name.getAsString());
            }
        }
        return names;
    }
}
