package io.kestramcp.sandbox.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.List;

/** Kestra's error body: every field is written, most of them null (wire document 1.3, section 5). */
final class ErrorBody {
    private ErrorBody() {}

    /** The answer to a request that was refused; it links to the request. */
    static Reply of(ReceivedRequest request, Refusal refusal) {
        JsonObject self = new JsonObject();
        self.addProperty("href", request.uri());
        self.addProperty("templated", false);
        for (String name : List.of("profile", "deprecation", "title", "hreflang", "type", "name")) {
            self.add(name, null);
        }
        JsonObject body = new JsonFields()
                .with("message", refusal.getMessage())
                .withOrNull("logref", null)
                .withOrNull("path", null)
                .with("_links", new JsonFields().with("self", self).toJson())
                .with("_embedded", embedded(refusal.violations()))
                .toJson();
        return Reply.json(refusal.status(), Reply.JSON, body);
    }

    private static JsonObject embedded(List<Refusal.Violation> violations) {
        JsonObject embedded = new JsonObject();
        if (!violations.isEmpty()) {
            JsonArray errors = JsonFields.array(violations, violation -> new JsonFields()
                    .with("message", violation.message())
                    .withOrNull("logref", null)
                    .with("path", violation.path())
                    .with("_links", new JsonObject())
                    .with("_embedded", new JsonObject())
                    .toJson());
            embedded.add("errors", errors);
        }
        return embedded;
    }
}
