package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client that answers by calling again (2026-07-28, multi round-trip requests). The state remembers earlier answers,
 * and which question each name stood for, so that an answer counts only for the question that was shown. For one request.
 */
final class ReplayedClient implements Client {
    private static final String ASKED = "asked";
    private static final String ANSWERED = "answered";
    private static final String PAGE = "page";

    private final Set<Capability> declared;
    private final JsonNode state;
    private final JsonNode responses;
    private final BooleanSupplier firstUse;
    /** Every answer so far, with the question that it answers. */
    private final ObjectNode answered;

    /**
     * @param state what this server gave the client in the last round; a missing node in the first
     * @param responses the answers that came with the request, by name; a missing node when there are none
     * @param firstUse uses the state up; false when it was used before
     */
    ReplayedClient(Set<Capability> declared, JsonNode state, JsonNode responses, BooleanSupplier firstUse) {
        this.declared = Set.copyOf(declared);
        this.state = state;
        this.responses = responses;
        this.firstUse = firstUse;
        this.answered = state.path(ANSWERED) instanceof ObjectNode earlier ? earlier.deepCopy() : Wire.object();
    }

    @Override
    public boolean can(Capability capability) {
        return declared.contains(capability);
    }

    @Override
    public Map<String, JsonObject> ask(Map<String, Question> questions, Trust trust) throws Unanswered {
        ObjectNode open = Wire.object();
        ObjectNode asked = Wire.object();
        Map<String, JsonObject> answers = new LinkedHashMap<>();
        for (Map.Entry<String, Question> each : questions.entrySet()) {
            if (!can(each.getValue().capability())) {
                throw new CannotAsk(
                        ProtocolException.missingCapability(each.getValue().capability()));
            }
            String name = each.getKey();
            ObjectNode request = Questions.request(each.getValue());
            String digest = RequestState.digest(basis(each.getValue(), request));
            asked.put(name, digest);
            JsonNode answer = answer(name, digest, trust);
            if (answer.isMissingNode()) {
                open.set(name, request);
            } else {
                answers.put(name, Questions.answer(name, each.getValue(), answer));
                answered.putObject(name).put("question", digest).set("answer", answer);
            }
        }
        if (open.isEmpty() && (trust != Trust.ONCE || firstUse.getAsBoolean())) {
            return answers;
        }
        if (open.isEmpty()) {
            questions.forEach((name, question) -> open.set(name, Questions.request(question)));
            answered.remove(questions.keySet());
        }
        ObjectNode next = Wire.object();
        next.set(ASKED, asked);
        next.set(ANSWERED, answered);
        throw new InputRequired(open, next);
    }

    @Override
    public boolean visit(Question.Page page) throws Unanswered {
        JsonObject answer = ask(Map.of(PAGE, page), Trust.ASKED).get(PAGE);
        return answer.get("action").getAsString().equals("accept");
    }

    /** This revision has no such message: the client calls again. */
    @Override
    public void completed(Question.Page page) {}

    /** All that an answer hangs on. */
    private static ObjectNode basis(Question question, ObjectNode request) {
        return question instanceof Question.Form form ? request.deepCopy().put("basis", form.basis()) : request;
    }

    private JsonNode answer(String name, String digest, Trust trust) {
        boolean wasAsked = state.path(ASKED).path(name).asString("").equals(digest);
        if (responses.has(name) && (wasAsked || trust == Trust.ANY)) {
            return responses.path(name);
        }
        JsonNode earlier = answered.path(name);
        return earlier.path("question").asString("").equals(digest) ? earlier.path("answer") : Wire.missing();
    }
}
