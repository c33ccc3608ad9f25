package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Questions as they go over the wire, and what makes an answer one. */
final class Questions {
    static final String PAGE_ID = "elicitationId";
    private static final Set<String> ACTIONS = Set.of("accept", "decline", "cancel");

    private Questions() {}

    /** Method and parameters, without an id: alike in both eras. */
    static ObjectNode request(Question question) {
        ObjectNode request = Wire.object();
        ObjectNode params = Wire.object();
        if (question instanceof Question.Form form) {
            request.put("method", McpSchema.METHOD_ELICITATION_CREATE);
            params.put("message", form.message());
            params.set("requestedSchema", schema(form));
        } else if (question instanceof Question.Page page) {
            request.put("method", McpSchema.METHOD_ELICITATION_CREATE);
            params.setAll(page(page));
        } else if (question instanceof Question.Sampling sampling) {
            request.put("method", McpSchema.METHOD_SAMPLING_CREATE_MESSAGE);
            ObjectNode message = params.putArray("messages").addObject().put("role", "user");
            message.putObject("content").put("type", "text").put("text", sampling.prompt());
            params.put("maxTokens", sampling.maxTokens());
        } else {
            request.put("method", McpSchema.METHOD_ROOTS_LIST);
        }
        request.set("params", params);
        return request;
    }

    /** Without the id, which only the revisions up to 2025-11-25 have. */
    private static ObjectNode page(Question.Page page) {
        return Wire.object()
                .put("mode", "url")
                .put("message", page.message())
                .put("url", page.url().toString());
    }

    /** The same with its id. */
    static ObjectNode named(Question.Page page) {
        return page(page).put(PAGE_ID, page.id());
    }

    /** The answer for whoever asked; fails when it is none to this question. */
    static JsonObject answer(String name, Question question, JsonNode answer) throws CannotAsk {
        Optional<String> complaint = complaint(question, answer);
        if (complaint.isPresent()) {
            throw new CannotAsk(ProtocolException.invalidParams(
                    "The answer to \"" + name + "\" cannot be used: " + complaint.get()));
        }
        return GsonTree.of((ObjectNode) answer);
    }

    private static Optional<String> complaint(Question question, JsonNode answer) {
        if (question instanceof Question.Page) {
            return actionComplaint(answer);
        }
        if (question instanceof Question.Form form) {
            return formComplaint(form, answer);
        }
        boolean fits = question instanceof Question.Sampling
                ? answer.path("role").isString()
                        && answer.has("content")
                        && answer.path("model").isString()
                : answer.path("roots").isArray();
        return fits ? Optional.empty() : Optional.of("it is not a result of " + method(question) + ".");
    }

    private static Optional<String> formComplaint(Question.Form form, JsonNode answer) {
        Optional<String> complaint = actionComplaint(answer);
        if (complaint.isPresent() || !answer.path("action").asString().equals("accept")) {
            return complaint;
        }
        return new ArgumentCheck("content", schema(form)).complaint(answer.path("content"));
    }

    private static Optional<String> actionComplaint(JsonNode answer) {
        return ACTIONS.contains(answer.path("action").asString(""))
                ? Optional.empty()
                : Optional.of("\"action\" must be accept, decline or cancel.");
    }

    private static String method(Question question) {
        return request(question).path("method").asString();
    }

    private static ObjectNode schema(Question.Form form) {
        return GsonTree.of(form.schema());
    }
}
