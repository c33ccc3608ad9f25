package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.tool.Reply;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A tool's reply as the result of {@code tools/call}. */
final class ToolResult {
    private ToolResult() {}

    /**
     * The answer as structured content with its text copy. A failure is text alone: clients check structured content
     * against the tool's output schema, failed or not, and would hide the reason from the model.
     */
    static ObjectNode of(ToolAnswer answer) {
        ObjectNode result = Wire.object();
        ArrayNode content = result.putArray("content");
        answer.content().forEach(each -> content.add(Contents.of(each)));
        result.put("isError", answer.failed());
        if (!answer.failed()) {
            result.set("structuredContent", GsonTree.of(answer.structured()));
        }
        return result;
    }

    /** A failure in the words of {@code tool.Failures}. */
    static ObjectNode of(Reply reply) {
        return of(ToolAnswer.of(reply));
    }

    /** Arguments that the tool's schema does not accept; in the words of {@code tool.Failures}. */
    static ObjectNode refused(String message) {
        return failure("invalid_argument", message, "after_change");
    }

    /** A failure of the gateway itself, which may have come after the work was done. */
    static ObjectNode crashed(String message) {
        return failure("gateway_failed", message, "unsafe");
    }

    private static ObjectNode failure(String error, String message, String retry) {
        JsonObject content = new JsonObject();
        content.addProperty("error", error);
        content.addProperty("message", message);
        content.addProperty("retry", retry);
        return of(Reply.failure(content));
    }
}
