package io.kestramcp.sandbox.flow;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells which flows depend on which, of one flow or of all flows of a namespace. */
public final class FlowDependencyOperations {
    private final FlowStore flows;

    /** The dependencies of a store's flows. */
    public FlowDependencyOperations(FlowStore flows) {
        this.flows = flows;
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("getFlowDependencies", this::ofFlow)
                .serve("getFlowDependenciesFromNamespace", this::ofNamespace);
    }

    private Reply ofFlow(Call call) {
        FlowKey flow = new FlowKey(call.path("namespace"), call.path("id"));
        boolean destinationOnly = call.query().isTrue("destinationOnly");
        FlowDependencies all = new FlowDependencies(flows.current());
        List<FlowDependencies.Edge> edges =
                call.query().isTrue("expandAll") ? all.allOf(flow, destinationOnly) : all.of(flow, destinationOnly);
        return answer(Map.of(), edges);
    }

    /** All flows of the namespace are nodes; those without a dependency lack the tenant in their uid (recording 395). */
    private Reply ofNamespace(Call call) {
        FlowDependencies all = new FlowDependencies(flows.current());
        Map<FlowKey, String> alone = new LinkedHashMap<>();
        Set<FlowDependencies.Edge> edges = new LinkedHashSet<>();
        for (Flow flow : flows.current()) {
            if (flow.namespace().equals(call.path("namespace"))) {
                alone.put(flow.key(), flow.namespace() + "_" + flow.id());
                edges.addAll(all.of(flow.key(), call.query().isTrue("destinationOnly")));
            }
        }
        return answer(alone, List.copyOf(edges));
    }

    private static Reply answer(Map<FlowKey, String> alone, List<FlowDependencies.Edge> edges) {
        Map<FlowKey, String> uids = new LinkedHashMap<>(alone);
        for (FlowDependencies.Edge edge : edges) {
            uids.put(edge.source(), uid(edge.source()));
            uids.put(edge.target(), uid(edge.target()));
        }
        return Reply.json(new JsonFields()
                .with("nodes", uids.entrySet(), node -> node(node.getKey(), node.getValue()))
                .with("edges", edges, edge -> new JsonFields()
                        .with("source", uid(edge.source()))
                        .with("target", uid(edge.target()))
                        .with("relation", edge.relation())
                        .toJson())
                .toJson());
    }

    private static JsonObject node(FlowKey flow, String uid) {
        return new JsonFields()
                .with("uid", uid)
                .with("namespace", flow.namespace())
                .with("id", flow.id())
                .toJson();
    }

    private static String uid(FlowKey flow) {
        return "main_" + flow.namespace() + "_" + flow.id();
    }
}
