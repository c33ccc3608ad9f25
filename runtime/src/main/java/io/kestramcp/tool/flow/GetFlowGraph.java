package io.kestramcp.tool.flow;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A flow's tasks and triggers, and what runs after what. */
public final class GetFlowGraph implements Tool {
    private static final String KIND = "io.kestra.core.models.hierarchies.Graph";

    private final Tool graph;

    /** @param graph the part {@code flow_graph} */
    public GetFlowGraph(Tool graph) {
        this.graph = graph;
    }

    @Override
    public String name() {
        return "get_flow_graph";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        ToolInput input = new ToolInput()
                .with("namespace", call.arguments().segment("namespace"))
                .with("flow_id", call.arguments().segment("flow_id"))
                .with("revision", call.arguments().integer("revision"));
        JsonObject answer = call.use(graph, input.json());
        List<Graph.Node> nodes = new ArrayList<>();
        Map<String, Integer> named = new HashMap<>();
        if (answer.has("nodes")) {
            for (JsonElement each : answer.getAsJsonArray("nodes")) {
                nodes.add(node(each.getAsJsonObject(), named));
            }
        }
        return Reply.of(new Graph(nodes, Graph.edges(answer)).json());
    }

    /** Each group of tasks has a root and an end, and a trigger may be called as a task is: later ones get a number. */
    private static Graph.Node node(JsonObject node, Map<String, Integer> named) {
        JsonObject fields = new JsonObject();
        String kind = node.has("type") ? node.get("type").getAsString().replace(KIND, "") : "";
        JsonObject subject = subject(node);
        String name = subject.has("id") ? subject.get("id").getAsString() : kind;
        int number = named.merge(name, 1, Integer::sum);
        String label = number == 1 ? name : name + " (" + number + ")";
        fields.addProperty("id", label);
        fields.addProperty("kind", kind);
        if (subject.has("type")) {
            fields.addProperty("type", subject.get("type").getAsString());
        }
        return new Graph.Node(node.get("uid").getAsString(), label, fields);
    }

    /** The task or trigger that the node stands for; clusters' own nodes stand for none. */
    private static JsonObject subject(JsonObject node) {
        for (String name : List.of("task", "triggerDeclaration", "trigger")) {
            if (node.get(name) instanceof JsonObject subject) {
                return subject;
            }
        }
        return new JsonObject();
    }
}
