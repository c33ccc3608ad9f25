package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.identity.Principal;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A task's state as a text, for other replicas of the same version or the next. */
final class TaskText {
    private static final String MESSAGE = "message";
    private static final String DONE = "done";
    private static final String FAILED = "failed";
    private static final String CANCELLED = "cancelled";
    private static final String OWNER = "owner";
    private static final String QUESTIONS = "questions";

    private TaskText() {}

    /** Without its time, and with whose it is: a row that is moved to another caller is no task of his. */
    static String of(Principal owner, Task.State state) {
        ObjectNode text = Wire.object().put(MESSAGE, state.message());
        text.putArray(OWNER).add(owner.issuer()).add(owner.subject());
        state.outcome().ifPresent(outcome -> {
            if (outcome instanceof Task.Outcome.Done done) {
                text.set(DONE, done.result());
            } else if (outcome instanceof Task.Outcome.Failed failed) {
                text.set(
                        FAILED,
                        Wire.error(failed.problem())
                                .put("http", failed.problem().httpStatus()));
            } else {
                text.put(CANCELLED, true);
            }
        });
        ObjectNode questions = text.putObject(QUESTIONS);
        state.questions().forEach((key, question) -> questions.set(key, written(question)));
        return Wire.text(text);
    }

    static boolean isOf(Principal caller, String text) {
        JsonNode owner = Wire.parse(text).path(OWNER);
        return owner.path(0).asString("").equals(caller.issuer())
                && owner.path(1).asString("").equals(caller.subject());
    }

    static Task.State state(String text, Instant updated) {
        JsonNode read = Wire.parse(text);
        Map<String, Question> questions = new LinkedHashMap<>();
        JsonNode asked = read.path(QUESTIONS);
        asked.propertyNames().forEach(key -> questions.put(key, question(asked.path(key))));
        return new Task.State(read.path(MESSAGE).asString(""), updated, outcome(read), questions);
    }

    private static Optional<Task.Outcome> outcome(JsonNode read) {
        if (read.path(DONE) instanceof ObjectNode result) {
            return Optional.of(new Task.Outcome.Done(result));
        }
        if (read.path(FAILED) instanceof ObjectNode error) {
            Map<String, Object> data = new LinkedHashMap<>();
            JsonNode more = error.path("data");
            more.propertyNames().forEach(name -> data.put(name, more.path(name)));
            return Optional.of(new Task.Outcome.Failed(ProtocolException.again(
                    error.path("code").asInt(),
                    error.path("http").asInt(),
                    error.path(MESSAGE).asString(),
                    data)));
        }
        return read.has(CANCELLED) ? Optional.of(new Task.Outcome.Cancelled()) : Optional.empty();
    }

    private static ObjectNode written(Question question) {
        ObjectNode text = Wire.object();
        if (question instanceof Question.Form form) {
            text.put(MESSAGE, form.message()).put("basis", form.basis()).set("schema", GsonTree.of(form.schema()));
        } else if (question instanceof Question.Page page) {
            text.put(MESSAGE, page.message()).put("url", page.url().toString()).put("id", page.id());
        } else if (question instanceof Question.Sampling sampling) {
            text.put("prompt", sampling.prompt()).put("maxTokens", sampling.maxTokens());
        }
        return text;
    }

    private static Question question(JsonNode text) {
        String message = text.path(MESSAGE).asString("");
        if (text.path("schema") instanceof ObjectNode schema) {
            JsonObject form = GsonTree.of(schema);
            return new Question.Form(message, form, text.path("basis").asString());
        }
        if (text.has("url")) {
            return new Question.Page(
                    message,
                    URI.create(text.path("url").asString()),
                    text.path("id").asString());
        }
        return text.has("prompt")
                ? new Question.Sampling(
                        text.path("prompt").asString(), text.path("maxTokens").asInt())
                : new Question.Roots();
    }
}
