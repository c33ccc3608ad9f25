package io.kestramcp.sandbox.flow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.line.ApiLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a flow's source and checks it with Kestra's complaints: first what cannot be read at all, thrown as a {@link
 * FlowProblem}; then the constraints, which are all listed.
 */
public final class FlowReader {
    private static final String FLOW = "io.kestra.core.models.flows.FlowWithSource";
    private static final String ID_PATTERN = "^[a-zA-Z0-9][a-zA-Z0-9._-]*";
    private static final Set<String> TASK_LISTS = Set.of("tasks", "errors", "finally", "afterExecution");

    private final FlowSyntax syntax;
    private final ApiLine line;

    /** A reader of a line's syntax. */
    public FlowReader(ApiLine line) {
        this.syntax = new FlowSyntax(line);
        this.line = line;
    }

    /** The flow as Kestra shows it, whether or not it breaks constraints. */
    JsonObject read(String document) throws FlowProblem {
        JsonObject flow = FlowYaml.readFlow(document);
        checkProperties(flow, syntax.flowProperties(), FLOW, FLOW);
        for (String name : List.of("id", "namespace")) {
            if (flow.has(name) && !flow.get(name).isJsonPrimitive()) {
                throw unreadable("java.lang.String", FLOW + "[\"" + name + "\"]");
            }
        }
        checkList(
                flow,
                "pluginDefaults",
                (item, path) -> checkProperties(
                        item, syntax.pluginDefaultProperties(), "io.kestra.core.models.flows.FlowPluginDefault", path));
        checkInputs(flow, "inputs", FLOW);
        checkTasks(flow, FLOW);
        checkList(flow, "triggers", this::checkType);
        return FlowShape.normalise(flow);
    }

    /** What a flow that could be read still breaks; empty when it is valid. */
    List<Refusal.Violation> constraints(JsonObject flow) {
        List<Refusal.Violation> violations = new ArrayList<>();
        checkName(flow, "id", violations);
        if (!flow.has("namespace")) {
            violations.add(new Refusal.Violation("must not be null", "namespace"));
        }
        if (!flow.has("tasks") || flow.getAsJsonArray("tasks").isEmpty()) {
            violations.add(new Refusal.Violation("must not be empty", "tasks"));
        }
        for (String list : List.of("tasks", "errors", "triggers")) {
            requireProperties(flow, list, "", violations);
        }
        return violations;
    }

    /** The flow of a source, or the refusal that creating it meets. */
    public JsonObject readValid(String source) {
        try {
            JsonObject flow = read(source);
            List<Refusal.Violation> violations = constraints(flow);
            if (!violations.isEmpty()) {
                throw Refusal.invalidEntity(asText(violations), violations);
            }
            return flow;
        } catch (FlowProblem problem) {
            throw problem.toRefusal();
        }
    }

    /** Violations as Kestra writes them, one per line. */
    static String asText(List<Refusal.Violation> violations) {
        StringBuilder text = new StringBuilder();
        violations.forEach(violation -> text.append(violation.path())
                .append(": ")
                .append(violation.message())
                .append('\n'));
        return text.toString();
    }

    private interface ItemCheck {
        void check(JsonObject item, String path) throws FlowProblem;
    }

    private void checkTasks(JsonObject parent, String path) throws FlowProblem {
        for (String list : TASK_LISTS) {
            checkList(parent, list, path, (task, taskPath) -> {
                checkType(task, taskPath);
                String type = task.get("type").getAsString();
                checkInputs(task, "onResume", taskPath + "->" + type);
                checkTasks(task, taskPath + "->" + type);
            });
        }
    }

    private void checkInputs(JsonObject parent, String list, String path) throws FlowProblem {
        checkList(parent, list, path, (input, inputPath) -> {
            String type = input.has("type") ? input.get("type").getAsString() : "null";
            if (!syntax.inputTypes().contains(type)) {
                throw invalidType(
                        type,
                        "io.kestra.core.models.flows.Input<java.lang.Object>`: known type ids = " + syntax.inputTypes()
                                + " (for POJO property '" + list + "')",
                        inputPath);
            }
            if (line == ApiLine.V2_0 && input.has("name")) {
                throw unrecognized(
                        "name", "io.kestra.core.models.flows.input." + type, Set.of("id", "type"), inputPath);
            }
        });
    }

    private void checkType(JsonObject item, String path) throws FlowProblem {
        String name = item.has("type") ? item.get("type").getAsString() : "null";
        Optional<FlowSyntax.Type> type = syntax.type(name);
        if (type.isEmpty()) {
            throw invalidType(
                    name,
                    "io.kestra.core.models.Plugin`: No plugin registered for the defined type: '" + name + "'",
                    path);
        }
        checkProperties(item, type.get().properties(), name, path);
    }

    private static FlowProblem invalidType(String type, String subtypeOf, String path) {
        String resolve = "Could not resolve type id '" + type + "' as a subtype of `" + subtypeOf
                + "\n at [Source: UNKNOWN; byte offset: #UNKNOWN] (through reference chain: " + path + ")";
        String message = "Invalid type: " + type;
        return new FlowProblem(
                message, List.of(new Refusal.Violation(resolve, path), new Refusal.Violation(message, path)));
    }

    private static void checkProperties(JsonObject item, Set<String> known, String owner, String path)
            throws FlowProblem {
        for (String property : item.keySet()) {
            if (!known.contains(property)) {
                throw unrecognized(property, owner, known, path);
            }
        }
    }

    private static FlowProblem unreadable(String type, String path) {
        String message = "Cannot deserialize value of type `" + type + "` (through reference chain: " + path + ")";
        return new FlowProblem(message, List.of(new Refusal.Violation(message, path)));
    }

    private static FlowProblem unrecognized(String property, String owner, Set<String> known, String path) {
        List<String> quoted = known.stream().map(name -> '"' + name + '"').toList();
        String message = "Unrecognized field \"" + property + "\" (class " + owner + "), not marked as ignorable ("
                + known.size() + " known properties: " + String.join(", ", quoted) + ")";
        return new FlowProblem(message, List.of(new Refusal.Violation(message, path + "[\"" + property + "\"]")));
    }

    private static void checkList(JsonObject parent, String list, ItemCheck check) throws FlowProblem {
        checkList(parent, list, FLOW, check);
    }

    private static void checkList(JsonObject parent, String list, String path, ItemCheck check) throws FlowProblem {
        JsonElement items = parent.get(list);
        if (items == null || items.isJsonNull()) {
            return;
        }
        if (!items.isJsonArray()) {
            throw unreadable("java.util.ArrayList", path + "[\"" + list + "\"]");
        }
        for (int i = 0; i < items.getAsJsonArray().size(); i++) {
            JsonElement item = items.getAsJsonArray().get(i);
            String itemPath = path + "[\"" + list + "\"]->java.util.ArrayList[" + i + "]";
            if (!item.isJsonObject()) {
                throw unreadable("java.util.LinkedHashMap", itemPath);
            }
            check.check(item.getAsJsonObject(), itemPath);
        }
    }

    private void requireProperties(JsonObject parent, String list, String path, List<Refusal.Violation> violations) {
        JsonArray items = parent.has(list) ? parent.getAsJsonArray(list) : new JsonArray();
        for (int i = 0; i < items.size(); i++) {
            JsonObject item = items.get(i).getAsJsonObject();
            String itemPath = path + list + "[" + i + "].";
            List<String> required = new ArrayList<>(List.of("id"));
            syntax.type(item.get("type").getAsString()).ifPresent(type -> required.addAll(type.required()));
            for (String property : required) {
                if (!item.has(property)) {
                    violations.add(new Refusal.Violation("must not be null", itemPath + property));
                }
            }
            requireProperties(item, "tasks", itemPath, violations);
        }
    }

    private static void checkName(JsonObject flow, String property, List<Refusal.Violation> violations) {
        if (!flow.has(property)) {
            violations.add(new Refusal.Violation("must not be null", property));
        } else if (!flow.get(property).getAsString().matches(ID_PATTERN)) {
            violations.add(new Refusal.Violation("must match \"" + ID_PATTERN + "\"", property));
        }
    }
}
