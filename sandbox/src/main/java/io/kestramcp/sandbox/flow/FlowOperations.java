package io.kestramcp.sandbox.flow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.line.ApiLine;
import java.util.List;
import java.util.Optional;

/** Reads and writes of single flows. */
public final class FlowOperations {
    private final FlowStore flows;
    private final FlowReader reader;
    private final ApiLine line;

    /** The operations on a store. */
    public FlowOperations(FlowStore flows, FlowReader reader, ApiLine line) {
        this.flows = flows;
        this.reader = reader;
        this.line = line;
    }

    /** Adds them to those that are served. */
    public void register(Handlers handlers) {
        handlers.serve("createFlow", this::create)
                .serve("updateFlow", this::update)
                .serve("deleteFlow", this::delete)
                .serve("getFlow", this::get)
                .serve("listFlowsByNamespace", this::listByNamespace);
    }

    private Reply create(Call call) {
        String source = line == ApiLine.V1_3 ? bodyByType(call) : call.requiredText("flow");
        JsonObject body = reader.readValid(source);
        if (flows.find(key(body)).isPresent()) {
            throw invalid("flow.id", "Flow id already exists");
        }
        return Reply.json(flows.store(body, sentAsJson(call) ? null : source).asWritten());
    }

    private Reply update(Call call) {
        JsonObject body = reader.readValid(call.requiredText("flow"));
        Flow current = flows.find(key(call)).orElseThrow(Refusal::notFound);
        if (!current.id().equals(body.get("id").getAsString())) {
            throw invalid("flow.id", "Illegal flow id update");
        }
        if (!current.namespace().equals(body.get("namespace").getAsString())) {
            throw invalid("flow.namespace", "Illegal namespace update");
        }
        if (call.text().equals(current.source())) {
            return Reply.json(current.asStored(true));
        }
        return Reply.json(
                flows.store(body, sentAsJson(call) ? null : call.text()).asWritten());
    }

    private Reply delete(Call call) {
        flows.delete(flows.find(key(call)).orElseThrow(Refusal::notFound));
        return Reply.empty(204);
    }

    private Reply get(Call call) {
        Optional<Integer> revision = call.query().integer("revision");
        boolean deletedToo = call.query().isTrue("allowDeleted");
        Optional<Flow> flow;
        if (revision.isPresent()) {
            flow = flows.revision(key(call), revision.get());
        } else {
            flow = deletedToo ? flows.last(key(call)) : flows.find(key(call));
        }
        return Reply.json(
                flow.orElseThrow(Refusal::notFound).asStored(call.query().isTrue("source")));
    }

    private Reply listByNamespace(Call call) {
        JsonArray list = JsonFields.array(
                flows.current().stream()
                        .filter(flow -> flow.namespace().equals(call.path("namespace")))
                        .toList(),
                flow -> flow.asStored(false));
        return Reply.json(list);
    }

    /** What 1.3 does with the types of a new flow's body (recordings 033 to 039). */
    private static String bodyByType(Call call) {
        String type = call.request().mediaType().orElse("");
        return switch (type) {
            case "application/x-yaml", "application/json" -> call.requiredText("flow");
            case "" -> throw Refusal.serverError("Unrecognized token: was expecting JSON");
            case "text/plain" ->
                throw Refusal.of(
                        422,
                        "Internal server error: Cannot convert type [class java.lang.String] to target type: class"
                                + " io.kestra.core.models.flows.Flow.");
            default -> throw Refusal.missingBody("flow");
        };
    }

    private static boolean sentAsJson(Call call) {
        return call.request().mediaType().filter(Reply.JSON::equals).isPresent();
    }

    private static Refusal invalid(String path, String message) {
        return Refusal.invalidEntity(path + ": " + message, List.of(new Refusal.Violation(message, path)));
    }

    private static FlowKey key(Call call) {
        return new FlowKey(call.path("namespace"), call.path("id"));
    }

    private static FlowKey key(JsonObject body) {
        return new FlowKey(body.get("namespace").getAsString(), body.get("id").getAsString());
    }
}
