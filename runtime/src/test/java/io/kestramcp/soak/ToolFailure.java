package io.kestramcp.soak;

import com.google.gson.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client reads out of a tool's failure.
 *
 * @param error its kind
 * @param text all of it
 */
record ToolFailure(String error, String text) {
    private static final Pattern HEADLINE = Pattern.compile("^Failed: (\\w+)");
    private static final Pattern NOTHING_DONE =
            Pattern.compile("Nothing was done; the same call (may work later|will fail again)\\.");

    /** Of a result that is an error. */
    static ToolFailure of(JsonObject result) {
        String text = result.getAsJsonArray("content")
                .get(0)
                .getAsJsonObject()
                .get("text")
                .getAsString();
        Matcher headline = HEADLINE.matcher(text);
        if (!headline.find()) {
            throw new IllegalArgumentException("No kind is told in: " + text);
        }
        return new ToolFailure(headline.group(1), text);
    }

    /** Whether a tool answered with one. */
    static boolean is(JsonObject result) {
        return result.has("isError") && result.get("isError").getAsBoolean();
    }

    /** In the words of the gateway. */
    String retry() {
        Matcher nothing = NOTHING_DONE.matcher(text);
        if (nothing.find()) {
            return nothing.group(1).startsWith("may") ? "safe" : "after_change";
        }
        return text.contains("It may have been done: look before you call again.") ? "unsafe" : "";
    }
}
