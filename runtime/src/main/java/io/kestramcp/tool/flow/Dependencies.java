package io.kestramcp.tool.flow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Kestra's answer about which flow starts which, as a graph. */
public final class Dependencies {
    /** All that is told of a flow in a namespace of which the caller may learn nothing. */
    public static final String OUTSIDE = "outside your namespaces";

    private Dependencies() {}

    /**
     * Makes sure that an answer without flows means a flow that depends on nothing: Kestra answers the same for one that
     * does not exist (recording 085 of 1.3.25).
     *
     * @param definition the part {@code flow_definition}
     * @throws KestraException NOT_FOUND when there is no such flow
     */
    public static void requireFlow(CallContext call, Tool definition, JsonObject answer) throws KestraException {
        if (!(answer.get("nodes") instanceof JsonArray nodes) || nodes.isEmpty()) {
            call.use(
                    definition,
                    new ToolInput()
                            .with("namespace", call.arguments().segment("namespace"))
                            .with("flow_id", call.arguments().segment("flow_id"))
                            .json());
        }
    }

    /** The graph as the caller may see it: of flows outside his namespaces only that something is there. */
    static Graph graph(CallContext call, JsonObject answer) {
        List<Graph.Node> nodes = new ArrayList<>();
        Set<String> foreign = new HashSet<>();
        if (answer.has("nodes")) {
            for (JsonElement each : answer.getAsJsonArray("nodes")) {
                JsonObject node = each.getAsJsonObject();
                if (call.namespaces().hold(node.get("namespace").getAsString())) {
                    nodes.add(node(node));
                } else {
                    foreign.add(node.get("uid").getAsString());
                }
            }
        }
        // What two of them have to do with each other is not told either.
        List<Graph.Edge> edges = Graph.edges(answer).stream()
                .filter(edge -> !foreign.contains(edge.source()) || !foreign.contains(edge.target()))
                .toList();
        edges.stream()
                .flatMap(edge -> Stream.of(edge.source(), edge.target()))
                .filter(foreign::remove)
                .forEach(uid -> nodes.add(outside(uid)));
        return new Graph(nodes, edges);
    }

    private static Graph.Node outside(String uid) {
        JsonObject fields = new JsonObject();
        fields.addProperty("note", OUTSIDE);
        return new Graph.Node(uid, OUTSIDE, fields);
    }

    private static Graph.Node node(JsonObject node) {
        String namespace = node.get("namespace").getAsString();
        String id = node.get("id").getAsString();
        JsonObject fields = new JsonObject();
        fields.addProperty("namespace", namespace);
        fields.addProperty("flow_id", id);
        return new Graph.Node(node.get("uid").getAsString(), namespace + "/" + id, fields);
    }
}
