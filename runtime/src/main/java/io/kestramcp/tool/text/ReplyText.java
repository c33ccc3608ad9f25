package io.kestramcp.tool.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * A tool's answer as the text that a model reads; the same content always gives the same text.
 *
 * <ul>
 *   <li>A list ({@code results}) is a table, then how much of how many it is, and the next page.
 *   <li>Any other answer is one line for each value; a text of several lines stands verbatim in a fence.
 *   <li>A failure is a few sentences: what happened, what Kestra found wrong and where, what to do next.
 * </ul>
 *
 * <p>All text of the content is marked as content, once, in a fence that it cannot close ({@link Fence}). Outside the
 * fence stand only our words and numbers, and a failure's {@code error}, {@code operation} and {@code hint}, which the
 * gateway writes. Expects clean content ({@link CleanText}).
 */
public final class ReplyText {
    private ReplyText() {}

    /** The text of an answer, without a line end. */
    public static String of(JsonObject content, boolean failed) {
        if (failed) {
            return FailureText.of(content);
        }
        return content.get("results") instanceof JsonArray results
                ? ListText.of(content, results)
                : Fence.marked(ObjectText.of(content));
    }
}
