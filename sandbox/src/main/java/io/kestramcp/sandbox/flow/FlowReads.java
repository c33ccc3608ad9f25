package io.kestramcp.sandbox.flow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.List;
import java.util.Locale;

/** What else can be read of flows: revisions, namespaces that hold any, and the graph of one. */
public final class FlowReads {
    private final FlowStore flows;
    private final FlowReader reader;

    /** The reads of a store. */
    public FlowReads(FlowStore flows, FlowReader reader) {
        this.flows = flows;
        this.reader = reader;
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("listFlowRevisions", this::revisions)
                .serve("listDistinctNamespaces", this::namespaces)
                .serve("generateFlowGraph", this::graph)
                .serve("generateFlowGraphFromSource", this::graphOfSource);
    }

    /** All with their sources; of a flow that nobody knows there are none. */
    private Reply revisions(Call call) {
        boolean deletedToo = call.query().isTrue("allowDelete");
        List<Flow> found = flows.revisions(new FlowKey(call.path("namespace"), call.path("id"))).stream()
                .filter(flow -> deletedToo || !flow.deleted())
                .toList();
        return Reply.json(JsonFields.array(found, flow -> flow.asStored(true)));
    }

    private Reply namespaces(Call call) {
        String text = call.query().first("q").orElse("").toLowerCase(Locale.ROOT);
        List<String> found = flows.current().stream()
                .map(Flow::namespace)
                .filter(namespace -> namespace.toLowerCase(Locale.ROOT).contains(text))
                .distinct()
                .sorted()
                .toList();
        return Reply.json(JsonFields.array(found, JsonPrimitive::new));
    }

    private Reply graph(Call call) {
        FlowKey key = new FlowKey(call.path("namespace"), call.path("id"));
        Flow flow = call.query()
                .integer("revision")
                .map(revision -> flows.revision(key, revision))
                .orElseGet(() -> flows.find(key))
                .orElseThrow(Refusal::notFound);
        return Reply.json(FlowGraph.of(flow.body()));
    }

    private Reply graphOfSource(Call call) {
        try {
            JsonObject flow = reader.read(call.requiredText("flow"));
            JsonArray tasks = flow.getAsJsonArray("tasks");
            if (tasks == null) {
                throw Refusal.serverError("Cannot invoke \"java.util.List.iterator()\" because \"tasks\" is null");
            }
            return Reply.json(FlowGraph.of(flow));
        } catch (FlowProblem problem) {
            throw problem.toRefusal();
        }
    }
}
