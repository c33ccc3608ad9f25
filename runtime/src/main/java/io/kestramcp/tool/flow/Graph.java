package io.kestramcp.tool.flow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes and directed edges, as data and as Mermaid text. Nodes are told apart by Kestra's uid, never by their label:
 * flows of one id in two namespaces are two nodes, and a cycle is drawn like any other graph.
 */
record Graph(List<Node> nodes, List<Edge> edges) {
    /** A node: Kestra's uid, what a person calls it, and its fields for the answer. */
    record Node(String uid, String label, JsonObject fields) {}

    /** An edge between two uids; the relation may be empty. */
    record Edge(String source, String target, String relation) {}

    /** The answer: {@code nodes}, {@code edges} by label, {@code mermaid}. */
    JsonObject json() {
        JsonObject json = new JsonObject();
        JsonArray shownNodes = new JsonArray();
        nodes.forEach(node -> shownNodes.add(node.fields()));
        json.add("nodes", shownNodes);
        JsonArray shownEdges = new JsonArray();
        Map<String, String> labels = labels();
        for (Edge edge : drawable()) {
            JsonObject shown = new JsonObject();
            shown.addProperty("from", labels.get(edge.source()));
            shown.addProperty("to", labels.get(edge.target()));
            if (!edge.relation().isEmpty()) {
                shown.addProperty("relation", edge.relation());
            }
            shownEdges.add(shown);
        }
        json.add("edges", shownEdges);
        json.addProperty("mermaid", mermaid());
        return json;
    }

    /** Reads the edges {@code [{source, target, relation}]}; the relation is a text or an object with relationType. */
    static List<Edge> edges(JsonObject answer) {
        List<Edge> edges = new ArrayList<>();
        if (answer.get("edges") instanceof JsonArray array) {
            for (JsonElement each : array) {
                JsonObject edge = each.getAsJsonObject();
                edges.add(new Edge(
                        edge.get("source").getAsString(), edge.get("target").getAsString(), relation(edge)));
            }
        }
        return edges;
    }

    private static String relation(JsonObject edge) {
        JsonElement relation = edge.get("relation");
        if (relation instanceof JsonObject object) {
            relation = object.get("relationType");
        }
        return relation == null || !relation.isJsonPrimitive() ? "" : relation.getAsString();
    }

    private String mermaid() {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        Map<String, String> names = new LinkedHashMap<>();
        for (Node node : nodes) {
            String name = "n" + names.size();
            names.put(node.uid(), name);
            text.append("  ")
                    .append(name)
                    .append("[\"")
                    .append(escaped(node.label()))
                    .append("\"]\n");
        }
        for (Edge edge : drawable()) {
            text.append("  ").append(names.get(edge.source())).append(" --> ");
            text.append(names.get(edge.target())).append('\n');
        }
        return text.toString();
    }

    /** Kestra also names edges to nodes that the caller may not see. */
    private List<Edge> drawable() {
        Map<String, String> labels = labels();
        return edges.stream()
                .filter(edge -> labels.containsKey(edge.source()) && labels.containsKey(edge.target()))
                .toList();
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        nodes.forEach(node -> labels.put(node.uid(), node.label()));
        return labels;
    }

    private static String escaped(String label) {
        return label.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
