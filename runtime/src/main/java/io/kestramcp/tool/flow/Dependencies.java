package io.kestramcp.tool.flow;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Kestra's answer about which flow starts which, as a graph. */
final class Dependencies {
    private Dependencies() {}

    static Graph graph(JsonObject answer) {
        List<Graph.Node> nodes = new ArrayList<>();
        if (answer.has("nodes")) {
            for (JsonElement each : answer.getAsJsonArray("nodes")) {
                nodes.add(node(each.getAsJsonObject()));
            }
        }
        return new Graph(nodes, Graph.edges(answer));
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
