package io.kestramcp.mcp.content;

import com.google.gson.JsonPrimitive;
import io.kestramcp.mcp.ToolAnswer;
import java.util.Set;

/**
 * Failures of a tool that all say the same to who asked by an address: there is no such thing for you. What is denied must
 * not look different from what is not there.
 */
final class Missing {
    private static final Set<String> ERRORS =
            Set.of("not_found", "not_granted", "unknown_tool", "invalid", "invalid_argument");

    private Missing() {}

    static boolean in(ToolAnswer answer) {
        return answer.failed()
                && answer.structured().get("error") instanceof JsonPrimitive error
                && ERRORS.contains(error.getAsString());
    }
}
