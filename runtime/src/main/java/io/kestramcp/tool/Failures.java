package io.kestramcp.tool;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.Violation;
import java.util.Locale;

/**
 * Failures as answers that a model can act on. {@code retry} says what calling again would mean:
 *
 * <ul>
 *   <li>{@code safe}: nothing was done, and the same call may work later
 *   <li>{@code after_change}: nothing was done, and the same call will fail again
 *   <li>{@code unsafe}: it may have been done; look first
 * </ul>
 */
public final class Failures {
    private Failures() {}

    /** An argument that was refused before anything was sent. */
    public static Reply of(RefusedArgumentException refused) {
        JsonObject content = new JsonObject();
        content.addProperty("error", "invalid_argument");
        content.addProperty("message", refused.getMessage());
        content.addProperty("argument", refused.argument());
        content.addProperty("hint", "Nothing was sent to Kestra. Correct the argument and call again.");
        content.addProperty("retry", "after_change");
        return Reply.failure(content);
    }

    /**
     * A call to Kestra that failed.
     *
     * @param operation the operationId of the request; empty when the tool sends several and it cannot be told which
     */
    public static Reply of(KestraException failure, String operation) {
        JsonObject content = new JsonObject();
        content.addProperty("error", failure.kind().name().toLowerCase(Locale.ROOT));
        content.addProperty("message", failure.getMessage());
        failure.status().ifPresent(status -> content.addProperty("status", status));
        if (!failure.violations().isEmpty()) {
            content.add("violations", violations(failure));
        }
        if (!failure.hint().isEmpty()) {
            content.addProperty("hint", failure.hint());
        }
        content.addProperty("retry", retry(failure));
        if (!operation.isEmpty()) {
            content.addProperty("operation", operation);
        }
        return Reply.failure(content);
    }

    private static JsonArray violations(KestraException failure) {
        JsonArray violations = new JsonArray();
        for (Violation each : failure.violations()) {
            JsonObject violation = new JsonObject();
            if (!each.path().isEmpty()) {
                violation.addProperty("path", each.path());
            }
            violation.addProperty("message", each.message());
            violations.add(violation);
        }
        return violations;
    }

    private static String retry(KestraException failure) {
        if (failure.mayHaveHappened()) {
            return "unsafe";
        }
        return switch (failure.kind()) {
            case UNREACHABLE, NO_ANSWER, BUSY, SERVER_ERROR, CANCELLED -> "safe";
            case NO_CREDENTIAL,
                    TOO_LARGE,
                    NOT_KESTRA,
                    UNSUPPORTED,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_FOUND,
                    CONFLICT,
                    INVALID -> "after_change";
        };
    }
}
