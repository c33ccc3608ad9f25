package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.observe.Operation;
import io.kestramcp.tool.Reply;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A tool's reply as the result of {@code tools/call}. */
final class ToolResult {
    /** What a caller wrote must not become a metric. */
    private static final String NO_TOOL = "";

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

    /** A failure in the words of {@code tool.Failures}, before it was looked which tool is called. */
    static ObjectNode unprepared(Reply reply, Operation operation) {
        return failure(NO_TOOL, reply.content(), operation);
    }

    /** Arguments that the tool's schema does not accept; in the words of {@code tool.Failures}. */
    static ObjectNode refused(String tool, String message, Operation operation) {
        return failure(tool, "invalid_argument", message, "after_change", operation);
    }

    /** A failure of the gateway itself, which may have come after the work was done. */
    static ObjectNode crashed(String tool, Operation operation) {
        return failure(
                tool,
                "gateway_failed",
                "The gateway failed while it ran " + tool
                        + ". What was asked may or may not have been done; look before you repeat it. The gateway's log says more under the request.",
                "unsafe",
                operation);
    }

    private static ObjectNode failure(String tool, String error, String message, String retry, Operation operation) {
        JsonObject content = new JsonObject();
        content.addProperty("error", error);
        content.addProperty("message", message);
        content.addProperty("retry", retry);
        return failure(tool, content, operation);
    }

    private static ObjectNode failure(String tool, JsonObject content, Operation operation) {
        ToolAnswer answer = ToolAnswer.of(Reply.failure(content).asked(operation.requestId()));
        operation.answered(tool, content.get("error").getAsString(), answer.characters());
        return of(answer);
    }
}
