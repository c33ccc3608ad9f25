package io.kestramcp.sandbox.http;

import com.google.gson.JsonElement;
import io.kestramcp.sandbox.json.StrictJson;
import io.kestramcp.sandbox.line.Operation;
import java.util.Map;
import java.util.Optional;

/**
 * A routed request: the operation that was asked for and its arguments.
 *
 * @param operation what is asked for
 * @param parameters the path's parameters, decoded
 * @param query the query's parameters
 * @param request the request as it came
 */
public record Call(Operation operation, Map<String, String> parameters, Query query, ReceivedRequest request) {
    /** A parameter of the path. */
    public String path(String name) {
        return parameters.get(name);
    }

    /** The body as text, empty when there is none. */
    public String text() {
        return request.body().text();
    }

    /** The body as text; 422 when there is none. */
    public String requiredText(String name) {
        if (request.body().isEmpty()) {
            throw Refusal.missingBody(name);
        }
        return text();
    }

    /** The body as JSON; 422 when there is none or it is no JSON. */
    public JsonElement json(String name) {
        try {
            return StrictJson.parse(requiredText(name));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidJson(new Refusal.Violation(e.getMessage(), name));
        }
    }

    /** A header of the request. */
    public Optional<String> header(String name) {
        return request.header(name);
    }
}
