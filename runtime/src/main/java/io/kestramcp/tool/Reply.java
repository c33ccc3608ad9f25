package io.kestramcp.tool;

import com.google.gson.JsonObject;
import io.kestramcp.tool.text.CleanText;
import io.kestramcp.tool.text.ReplyText;

/**
 * What a tool answers.
 *
 * @param content the answer as one JSON object, projected and bounded; it becomes {@code structuredContent}
 * @param failed true when the call did not do what was asked; the content then says why and what to do next
 */
public record Reply(JsonObject content, boolean failed) {
    /** Cleans the content ({@link CleanText}): no answer leaves without it. */
    public Reply {
        content = CleanText.of(content);
    }

    /** An answer. */
    public static Reply of(JsonObject content) {
        return new Reply(content, false);
    }

    /** A failure, which the model reads: what happened, what Kestra said, what to do next. */
    public static Reply failure(JsonObject content) {
        return new Reply(content, true);
    }

    /** A failure that also tells the name under which the gateway's log and audit have the request; any other as it is. */
    public Reply asked(String requestId) {
        if (!failed) {
            return this;
        }
        JsonObject named = content.deepCopy();
        named.addProperty("request_id", requestId);
        return new Reply(named, true);
    }

    /** The content as compact text for a model ({@link ReplyText}), marked as content from elsewhere. */
    public String text() {
        return ReplyText.of(content, failed);
    }
}
