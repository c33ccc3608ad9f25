package io.kestramcp.sandbox.flow;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which flow starts which: by a task that calls it, or by a trigger that waits for it. */
final class FlowDependencies {
    private final List<Edge> edges = new ArrayList<>();

    /**
     * One flow starts another.
     *
     * @param source the one that comes first
     * @param target the one that is started
     * @param relation FLOW_TASK or FLOW_TRIGGER
     */
    record Edge(FlowKey source, FlowKey target, String relation) {}

    /** The dependencies among flows; those on flows that are not among them are left out. */
    FlowDependencies(List<Flow> flows) {
        Set<FlowKey> known = new HashSet<>();
        flows.forEach(flow -> known.add(flow.key()));
        Set<Edge> found = new LinkedHashSet<>();
        for (Flow flow : flows) {
            flow.list("tasks").forEach(task -> addCalls(flow.key(), task, found));
            flow.list("triggers").forEach(trigger -> addTriggers(flow.key(), trigger.getAsJsonObject(), found));
        }
        found.stream()
                .filter(edge -> known.contains(edge.source()) && known.contains(edge.target()))
                .forEach(edges::add);
    }

    /** Those that touch a flow: as the one that is started, and unless told otherwise also as the one that starts. */
    List<Edge> of(FlowKey flow, boolean destinationOnly) {
        return edges.stream()
                .filter(edge -> edge.target().equals(flow)
                        || (!destinationOnly && edge.source().equals(flow)))
                .toList();
    }

    /** The same, and those that touch the flows found on the way, to the end. */
    List<Edge> allOf(FlowKey flow, boolean destinationOnly) {
        Set<Edge> found = new LinkedHashSet<>();
        Set<FlowKey> seen = new HashSet<>(Set.of(flow));
        Deque<FlowKey> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (Edge edge : of(open.remove(), destinationOnly)) {
                found.add(edge);
                for (FlowKey end : List.of(edge.source(), edge.target())) {
                    if (seen.add(end)) {
                        open.add(end);
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    /** A call may stand anywhere in a task: in its tasks, branches or error handlers. */
    private static void addCalls(FlowKey flow, JsonElement json, Set<Edge> found) {
        if (json.isJsonArray()) {
            json.getAsJsonArray().forEach(item -> addCalls(flow, item, found));
        } else if (json.isJsonObject()) {
            Map<String, JsonElement> fields = json.getAsJsonObject().asMap();
            if (isText(fields.get("type")) && fields.get("type").getAsString().endsWith(".flow.Subflow")) {
                found.add(new Edge(flow, key(json.getAsJsonObject()), "FLOW_TASK"));
            }
            fields.values().forEach(value -> addCalls(flow, value, found));
        }
    }

    /** On 1.3 a flow trigger has {@code preconditions.flows}, on 2.0 {@code dependsOn}. */
    private static void addTriggers(FlowKey flow, JsonObject trigger, Set<Edge> found) {
        JsonElement flows = trigger.has("preconditions")
                ? trigger.getAsJsonObject("preconditions").get("flows")
                : trigger.get("dependsOn");
        if (flows != null) {
            flows.getAsJsonArray().asList().stream()
                    .map(JsonElement::getAsJsonObject)
                    .filter(named -> isText(named.get("namespace")) && isText(named.get("flowId")))
                    .forEach(named -> found.add(new Edge(key(named), flow, "FLOW_TRIGGER")));
        }
    }

    private static FlowKey key(JsonObject reference) {
        return new FlowKey(
                reference.get("namespace").getAsString(),
                reference.get("flowId").getAsString());
    }

    private static boolean isText(JsonElement value) {
        return value != null && value.isJsonPrimitive();
    }
}
