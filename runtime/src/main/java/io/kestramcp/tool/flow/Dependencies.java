package io.kestramcp.tool.flow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.ArrayList;
import java.util.List;

/** Kestra's answer about which flow starts which, as a graph. */
public final class Dependencies {
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
