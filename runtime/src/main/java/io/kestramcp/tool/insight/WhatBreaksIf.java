package io.kestramcp.tool.insight;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import io.kestramcp.tool.flow.Dependencies;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which flows would be hit if one failed or were changed: those that call it, those that its end triggers, and theirs in
 * turn. Kestra draws a call from the caller to the called and a trigger from the trigger's source to the triggered.
 */
public final class WhatBreaksIf implements Tool {
    private static final String CALL = "FLOW_TASK";

    private final Tool dependencies;
    private final Tool definition;

    /**
     * @param dependencies the part {@code flow_dependencies}
     * @param definition the part {@code flow_definition}
     */
    public WhatBreaksIf(Tool dependencies, Tool definition) {
        this.dependencies = dependencies;
        this.definition = definition;
    }

    @Override
    public String name() {
        return "what_breaks_if";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        String namespace = call.arguments().segment("namespace");
        String flowId = call.arguments().segment("flow_id");
        JsonObject answer = call.use(
                dependencies,
                new ToolInput()
                        .with("namespace", namespace)
                        .with("flow_id", flowId)
                        .with("expand_all", true)
                        .json());
        Dependencies.requireFlow(call, definition, answer);
        Map<String, JsonObject> flows = flows(answer);
        JsonArray hit = new JsonArray();
        String start = flows.entrySet().stream()
                .filter(flow -> is(flow.getValue(), namespace, flowId))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        Map<String, JsonObject> reached = reach(start, dependants(answer), flows);
        reached.values().stream().filter(row -> seen(call, row)).forEach(row -> hit.add(told(call, row)));
        JsonObject content = new JsonObject();
        content.addProperty("namespace", namespace);
        content.addProperty("flow_id", flowId);
        content.addProperty("total", hit.size());
        content.add("dependants", hit);
        if (hit.size() < reached.size()) {
            content.addProperty("note", "Flows " + Dependencies.OUTSIDE + " depend on it, too.");
        }
        return Reply.of(content);
    }

    private static Map<String, JsonObject> flows(JsonObject answer) {
        Map<String, JsonObject> flows = new LinkedHashMap<>();
        if (answer.has("nodes")) {
            for (JsonElement each : answer.getAsJsonArray("nodes")) {
                JsonObject node = each.getAsJsonObject();
                flows.put(node.get("uid").getAsString(), node);
            }
        }
        return flows;
    }

    /** For each flow, those that directly depend on it, with how. */
    private static Map<String, Map<String, String>> dependants(JsonObject answer) {
        Map<String, Map<String, String>> dependants = new LinkedHashMap<>();
        if (answer.has("edges")) {
            for (JsonElement each : answer.getAsJsonArray("edges")) {
                JsonObject edge = each.getAsJsonObject();
                String source = edge.get("source").getAsString();
                String target = edge.get("target").getAsString();
                boolean called = edge.get("relation").getAsString().equals(CALL);
                dependants
                        .computeIfAbsent(called ? target : source, flow -> new LinkedHashMap<>())
                        .put(called ? source : target, called ? "calls it as a subflow" : "is triggered by its end");
            }
        }
        return dependants;
    }

    private static Map<String, JsonObject> reach(
            String start, Map<String, Map<String, String>> dependants, Map<String, JsonObject> flows) {
        Map<String, JsonObject> reached = new LinkedHashMap<>();
        Map<String, Integer> distance = new LinkedHashMap<>();
        distance.put(start, 0);
        Deque<String> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            String flow = open.remove();
            dependants.getOrDefault(flow, Map.of()).forEach((next, how) -> {
                if (flows.containsKey(next) && !distance.containsKey(next)) {
                    distance.put(next, distance.get(flow) + 1);
                    reached.put(next, row(flows.get(next), how, flows.get(flow), distance.get(next)));
                    open.add(next);
                }
            });
        }
        return reached;
    }

    private static JsonObject row(JsonObject node, String how, JsonObject of, int distance) {
        JsonObject row = new JsonObject();
        row.add("namespace", node.get("namespace"));
        row.add("flow_id", node.get("id"));
        row.addProperty("how", how);
        row.add("of", of);
        row.addProperty("distance", distance);
        return row;
    }

    private static boolean seen(CallContext call, JsonObject flow) {
        return call.namespaces().hold(flow.get("namespace").getAsString());
    }

    private static JsonObject told(CallContext call, JsonObject row) {
        JsonObject of = row.getAsJsonObject("of");
        String what = seen(call, of)
                ? of.get("namespace").getAsString() + "/" + of.get("id").getAsString()
                : "a flow " + Dependencies.OUTSIDE;
        JsonObject told = new JsonObject();
        told.add("namespace", row.get("namespace"));
        told.add("flow_id", row.get("flow_id"));
        told.addProperty("because", row.get("how").getAsString() + ": " + what);
        told.add("distance", row.get("distance"));
        return told;
    }

    private static boolean is(JsonObject node, String namespace, String flowId) {
        return node.get("namespace").getAsString().equals(namespace)
                && node.get("id").getAsString().equals(flowId);
    }
}
