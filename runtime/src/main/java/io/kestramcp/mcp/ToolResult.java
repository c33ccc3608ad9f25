package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.tool.Reply;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import tools.jackson.databind.node.ObjectNode;

/** A tool's reply as the result of {@code tools/call}. */
final class ToolResult {
    private ToolResult() {}

    /**
     * The answer as structured content with its text copy. A failure is text alone: clients check structured content
     * against the tool's output schema, failed or not, and would hide the reason from the model.
     */
    static ObjectNode of(Reply reply) {
        CallToolResult.Builder result = CallToolResult.builder()
                .addContent(TextContent.builder(reply.text()).build())
                .isError(reply.failed());
        if (!reply.failed()) {
            result.structuredContent(GsonTree.plain(reply.content()));
        }
        return Wire.tree(result.build());
    }

    /** A failure that the gateway itself found. */
    static ObjectNode failure(String message) {
        JsonObject content = new JsonObject();
        content.addProperty("error", message);
        return of(Reply.failure(content));
    }
}
