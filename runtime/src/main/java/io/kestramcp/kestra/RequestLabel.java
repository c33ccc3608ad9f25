package io.kestramcp.kestra;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.client.Content;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.client.NameValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The label {@value #KEY} on executions that are started here: it leads from an execution in Kestra to the request in the
 * gateway's log and audit. Kestra keeps keys that begin with {@code system.} to itself (422, wire notes of 1.3, section 7),
 * and takes no labels for a replay. A caller who gives the same key himself is refused by Kestra, which takes a key once.
 */
final class RequestLabel {
    static final String KEY = "mcp-request";

    private static final String BACKFILL = "backfill";
    private static final String LABELS = "labels";

    private RequestLabel() {}

    /** The request with the label, if it starts executions; else as it is. */
    static KestraRequest on(KestraRequest request, String requestId) {
        return switch (request.operation()) {
            case "createExecution" -> inQuery(request, requestId);
            // The first of 2.0, the other of 1.3, where it also does what has no window to run.
            case "createBackfill", "updateTrigger" -> inBody(request, requestId);
            default -> request;
        };
    }

    private static KestraRequest inQuery(KestraRequest request, String requestId) {
        List<NameValue> query = new ArrayList<>(request.query());
        query.add(new NameValue(LABELS, KEY + ":" + requestId));
        return changed(request, query, request.content());
    }

    private static KestraRequest inBody(KestraRequest request, String requestId) {
        if (!(request.content() instanceof Content.Json json)
                || !(json.value() instanceof JsonObject body)
                || !(body.get(BACKFILL) instanceof JsonObject)) {
            return request;
        }
        JsonObject labelled = body.deepCopy();
        JsonObject backfill = labelled.getAsJsonObject(BACKFILL);
        JsonArray labels = backfill.get(LABELS) instanceof JsonArray given ? given : new JsonArray();
        JsonObject label = new JsonObject();
        label.addProperty("key", KEY);
        label.addProperty("value", requestId);
        labels.add(label);
        backfill.add(LABELS, labels);
        return changed(request, request.query(), new Content.Json(labelled));
    }

    private static KestraRequest changed(KestraRequest request, List<NameValue> query, Content content) {
        return new KestraRequest(
                request.operation(),
                request.method(),
                request.template(),
                request.path(),
                query,
                request.headers(),
                content);
    }
}
