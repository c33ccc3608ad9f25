package io.kestramcp.mcp;

import io.kestramcp.kestra.Cancellation;
import io.kestramcp.mcp.Message.Request;
import io.kestramcp.tool.Progress;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes progress notifications of a tool's reports, for a client that gave a token. Thread-safe. */
final class ProgressNotifier implements Progress {
    private final JsonNode token;
    private final Cancellation cancellation;
    private final Consumer<ObjectNode> notify;
    private double last = Double.NEGATIVE_INFINITY;

    private ProgressNotifier(JsonNode token, Cancellation cancellation, Consumer<ObjectNode> notify) {
        this.token = token;
        this.cancellation = cancellation;
        this.notify = notify;
    }

    static Progress of(Request request, Cancellation cancellation, Consumer<ObjectNode> notify)
            throws ProtocolException {
        JsonNode token = request.params().path("_meta").path("progressToken");
        if (token.isMissingNode() || token.isNull()) {
            return Progress.NONE;
        }
        if (!Identifier.accepted(token)) {
            throw ProtocolException.invalidParams("\"progressToken\" must be " + Identifier.RULE + ".");
        }
        return new ProgressNotifier(token, cancellation, notify);
    }

    /** A report that does not grow is left out, as the protocol demands, and so is one that nobody waits for. */
    @Override
    public synchronized void report(double done, double total, String message) {
        if (!(done > last) || cancellation.cancelled()) {
            return;
        }
        last = done;
        ObjectNode params = Wire.object();
        params.set("progressToken", token);
        params.put("progress", done);
        if (total > 0) {
            params.put("total", total);
        }
        params.put("message", message);
        notify.accept(Wire.notification(McpSchema.METHOD_NOTIFICATION_PROGRESS, params));
    }
}
