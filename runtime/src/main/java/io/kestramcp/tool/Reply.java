package io.kestramcp.tool;

import com.google.gson.JsonObject;

/**
 * What a tool answers.
 *
 * @param content the answer as one JSON object, projected and bounded; it becomes {@code structuredContent}
 * @param failed true when the call did not do what was asked; the content then says why and what to do next
 */
public record Reply(JsonObject content, boolean failed) {
    /** An answer. */
    public static Reply of(JsonObject content) {
        return new Reply(content, false);
    }

    /** A failure, which the model reads: what happened, what Kestra said, what to do next. */
    public static Reply failure(JsonObject content) {
        return new Reply(content, true);
    }

    /** The content as compact JSON text, for clients that read only text. */
    public String text() {
        return content.toString();
    }
}
