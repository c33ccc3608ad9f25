package io.kestramcp.sandbox.flow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.execution.Ids;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.ArrayList;
import java.util.List;

/**
 * The graph of a flow as Kestra draws it: one node per task, tasks in a task as a cluster (recordings 079 and 081 of
 * 1.3). How triggers are drawn is not recorded: they are a cluster before the first task.
 */
final class FlowGraph {
    private static final String TYPES = "io.kestra.core.models.hierarchies.";
    private static final String SEQUENTIAL = "SEQUENTIAL";
    private static final String DYNAMIC = "DYNAMIC";

    private final Ids ids = new Ids();
    private final JsonArray nodes = new JsonArray();
    private final JsonArray edges = new JsonArray();
    private final JsonArray clusters = new JsonArray();

    private FlowGraph() {}

    /** The two ends of a flow or of a cluster. */
    private record Ends(String start, String end) {}

    /** The graph of a flow that has tasks. */
    static JsonObject of(JsonObject flow) {
        FlowGraph graph = new FlowGraph();
        Ends root = graph.ends("root");
        String last = graph.chain("root", root.start(), null, flow.getAsJsonArray("tasks"), List.of());
        graph.connect(last, root.end(), null);
        if (flow.has("triggers")) {
            graph.triggers(flow.getAsJsonArray("triggers"), root);
        }
        return new JsonFields()
                .with("nodes", graph.nodes)
                .with("edges", graph.edges)
                .with("clusters", graph.clusters)
                .toJson();
    }

    /** Draws tasks one after the other; returns the node that the next one follows. */
    private String chain(String parent, String from, String firstRelation, JsonArray tasks, List<String> parents) {
        String last = from;
        String relation = firstRelation;
        for (JsonElement item : tasks) {
            JsonObject task = item.getAsJsonObject();
            String uid = parent + "." + task.get("id").getAsString();
            if (task.has("tasks")) {
                Ends ends = cluster(uid, task, parents);
                connect(last, ends.start(), relation);
                last = ends.end();
            } else {
                nodes.add(task(uid, task, SEQUENTIAL));
                connect(last, uid, relation);
                last = uid;
            }
            relation = SEQUENTIAL;
        }
        return last;
    }

    private Ends cluster(String uid, JsonObject task, List<String> parents) {
        int firstNode = nodes.size();
        Ends ends = ends(uid);
        JsonObject node = task(uid, task, DYNAMIC);
        nodes.add(node);
        connect(ends.start(), uid, null);
        String clusterUid = "cluster_" + uid;
        List<String> inner = new ArrayList<>(parents);
        inner.add(clusterUid);
        connect(chain(uid, uid, DYNAMIC, task.getAsJsonArray("tasks"), inner), ends.end(), null);
        JsonObject last = node(task.get("id").getAsString() + ".finally-" + ids.next(), "GraphClusterFinally");
        JsonFields cluster = new JsonFields()
                .with("uid", clusterUid)
                .with("type", TYPES + "GraphCluster")
                .with("relationType", DYNAMIC)
                .with("taskNode", node)
                .with("finally", last);
        addCluster(cluster, firstNode, parents, ends);
        return ends;
    }

    private void triggers(JsonArray triggers, Ends root) {
        int firstNode = nodes.size();
        Ends ends = ends("root.Triggers");
        connect(ends.end(), root.start(), null);
        for (JsonElement item : triggers) {
            String uid = "root.Triggers." + item.getAsJsonObject().get("id").getAsString();
            JsonObject node = node(uid, "GraphTrigger");
            node.add("triggerDeclaration", item);
            nodes.add(node);
            connect(ends.start(), uid, null);
            connect(uid, ends.end(), null);
        }
        JsonFields cluster =
                new JsonFields().with("uid", "cluster_root.Triggers").with("type", TYPES + "GraphCluster");
        addCluster(cluster, firstNode, List.of(), ends);
    }

    private void addCluster(JsonFields cluster, int firstNode, List<String> parents, Ends ends) {
        List<JsonElement> inside = nodes.asList().subList(firstNode, nodes.size());
        clusters.add(new JsonFields()
                .with("cluster", cluster.toJson())
                .with("nodes", inside, node -> node.getAsJsonObject().get("uid"))
                .with("parents", parents, JsonPrimitive::new)
                .with("start", ends.start())
                .with("end", ends.end())
                .toJson());
    }

    private Ends ends(String uid) {
        Ends ends = new Ends(uid + ".root-" + ids.next(), uid + ".end-" + ids.next());
        nodes.add(node(ends.start(), "GraphClusterRoot"));
        nodes.add(node(ends.end(), "GraphClusterEnd"));
        return ends;
    }

    private static JsonObject node(String uid, String type) {
        return new JsonFields().with("uid", uid).with("type", TYPES + type).toJson();
    }

    private static JsonObject task(String uid, JsonObject task, String relation) {
        JsonObject node = node(uid, "GraphTask");
        node.add("task", task);
        node.addProperty("relationType", relation);
        return node;
    }

    private void connect(String source, String target, String relation) {
        edges.add(new JsonFields()
                .with("source", source)
                .with("target", target)
                .with(
                        "relation",
                        new JsonFields().with("relationType", relation).toJson())
                .toJson());
    }
}
