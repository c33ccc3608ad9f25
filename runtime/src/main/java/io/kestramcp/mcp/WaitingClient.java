package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.Cancellation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A client that is asked by a request of the server while its own waits (the revisions up to 2025-11-25). */
final class WaitingClient implements Client {
    /** How long a person may think. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Peer peer;
    private final Set<Capability> declared;
    private final Cancellation cancellation;

    WaitingClient(Peer peer, Cancellation cancellation) {
        this.peer = peer;
        this.declared = Set.copyOf(peer.declared());
        this.cancellation = cancellation;
    }

    @Override
    public boolean can(Capability capability) {
        return declared.contains(capability);
    }

    /** One after the other: not every client of these revisions takes two at a time. */
    @Override
    public Map<String, JsonObject> ask(Map<String, Question> questions, Trust trust) throws Unanswered {
        for (Question question : questions.values()) {
            demand(question);
        }
        Map<String, JsonObject> answers = new LinkedHashMap<>();
        for (Map.Entry<String, Question> each : questions.entrySet()) {
            answers.put(each.getKey(), Questions.answer(each.getKey(), each.getValue(), ask(each.getValue())));
        }
        return answers;
    }

    @Override
    public boolean visit(Question.Page page) throws Unanswered {
        demand(page);
        throw new CannotAsk(ProtocolException.pageRequired(page));
    }

    @Override
    public void completed(Question.Page page) {
        peer.send()
                .accept(Wire.notification(
                        "notifications/elicitation/complete", Wire.object().put(Questions.PAGE_ID, page.id())));
    }

    private void demand(Question question) throws CannotAsk {
        if (!can(question.capability())) {
            throw new CannotAsk(ProtocolException.invalidParams("The client does not declare "
                    + Wire.text(question.capability().declaration()) + ", without which this cannot be done."));
        }
    }

    private JsonNode ask(Question question) throws CannotAsk {
        JsonNode id = JsonNodeFactory.instance.stringNode("ask-" + UUID.randomUUID());
        BlockingQueue<Message.Response> arrived = new LinkedBlockingQueue<>();
        Message.Response withdrawn = new Message.Response(id, Wire.missing(), Wire.object());
        OpenQuestions.Key key = new OpenQuestions.Key(peer.connection(), id);
        peer.questions().open(key, arrived::add);
        Cancellation.Registration registration = cancellation.onCancel(() -> arrived.add(withdrawn));
        try {
            ObjectNode asked = Questions.request(question);
            if (question instanceof Question.Page page) {
                asked.set("params", Questions.named(page));
            }
            ObjectNode request = Wire.request(id, asked);
            peer.send().accept(request);
            Message.Response response = arrived.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return result(response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cannot("The call was interrupted.");
        } finally {
            registration.close();
            peer.questions().close(key);
        }
    }

    private static JsonNode result(Message.Response response) throws CannotAsk {
        if (response == null) {
            throw cannot("The client did not answer within " + PATIENCE.toMinutes() + " minutes.");
        }
        if (!(response.result() instanceof ObjectNode result)) {
            throw cannot("The client refused the question: "
                    + response.error().path("message").asString("no reason was given") + ".");
        }
        return result;
    }

    private static CannotAsk cannot(String why) {
        return new CannotAsk(ProtocolException.internal(200, why + " Nothing was done."));
    }
}
