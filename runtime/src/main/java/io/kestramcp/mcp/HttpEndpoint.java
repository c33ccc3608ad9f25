package io.kestramcp.mcp;

import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.mcp.Message.Request;
import io.kestramcp.mcp.Message.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** MCP over Streamable HTTP, both eras, behind whatever HTTP server. Thread-safe. */
public final class HttpEndpoint {
    private static final String SESSION = "Mcp-Session-Id";

    private final Dispatcher dispatcher;
    private final CallPool pool;
    private final Duration keepAlive;
    private final Sessions sessions;
    private final InFlight inFlight = new InFlight();
    private final OpenQuestions questions = new OpenQuestions();

    /**
     * @param keepAlive after this time without an answer, and then each time again, the client gets a sign of life, by
     *     which it is also noticed when it has gone
     */
    public HttpEndpoint(Offer offer, CallPool pool, Duration keepAlive) {
        Features features = new Features(offer);
        Seal seal = new Seal();
        this.sessions = new Sessions(seal);
        this.dispatcher =
                new Dispatcher(new ModernEra(features, seal), new LegacyEra(features, LegacyEra.HTTP_VERSIONS));
        this.pool = pool;
        this.keepAlive = keepAlive;
    }

    /**
     * Answers one POST; returns when the answer is complete.
     *
     * @throws IOException when the client has gone; the call is cancelled then
     */
    public void post(HttpPost post, HttpAnswer answer) throws IOException {
        MessageReader.Reading reading = MessageReader.read(post.body());
        if (reading instanceof MessageReader.Reading.Refused refused) {
            refuse(refused.id(), refused.problem(), answer);
            return;
        }
        Message message = ((MessageReader.Reading.Read) reading).message();
        JsonNode id = message instanceof Request request ? request.id() : Wire.nothing();
        Era era = dispatcher.eraOf(message, post.headers());
        try {
            era.check(message, post.headers());
            if (message instanceof Request request) {
                request(era, request, post, answer);
            } else {
                if (message instanceof Response response) {
                    questions.answer(connection(post), response);
                } else {
                    notification(message, post);
                }
                answer.accepted();
            }
        } catch (ProtocolException e) {
            refuse(id, e, answer);
        }
    }

    /** Cancels every running request: the gateway stops. */
    public void cancelAll() {
        inFlight.cancelAll();
    }

    private void request(Era era, Request request, HttpPost post, HttpAnswer answer)
            throws ProtocolException, IOException {
        InFlight.Key key = new InFlight.Key(connection(post), request.id());
        Cancellation cancellation = inFlight.start(key)
                .orElseThrow(() -> ProtocolException.invalidRequest("A request with this id is still running."));
        try {
            if (era.slow(request)) {
                HttpCall call = new HttpCall(request, cancellation, keepAlive);
                call.run(pool, () -> dispatcher.answer(era, request, peer(post, call::send), cancellation));
                call.write(post.takesEvents(), answer);
            } else {
                Dispatcher.Answer result = dispatcher.answer(era, request, peer(post, event -> {}), cancellation);
                Map<String, String> headers = era.opensSession(request) ? session(post, request) : Map.of();
                answer.json(result.httpStatus(), headers, Wire.text(result.message()));
            }
        } finally {
            inFlight.end(key, cancellation);
        }
    }

    private void notification(Message message, HttpPost post) {
        if (message.method().equals(Cancelled.METHOD)) {
            inFlight.cancel(new InFlight.Key(connection(post), Cancelled.requestId(message)));
        }
    }

    private Map<String, String> session(HttpPost post, Request initialize) {
        Set<Capability> declared = Capability.declaredIn(initialize.params().path("capabilities"));
        return Map.of(SESSION, sessions.name(post.caller().principal(), declared));
    }

    /** A client that takes no events cannot be asked, whatever it declared: there is no way to bring it the question. */
    private Peer peer(HttpPost post, Consumer<ObjectNode> send) {
        List<String> names = post.headers().all(SESSION);
        Set<Capability> declared = names.size() == 1 && post.takesEvents()
                ? sessions.declared(post.caller().principal(), names.get(0))
                : Set.of();
        return new Peer(post.caller(), connection(post), declared, questions, send);
    }

    /**
     * Whose ids these are. A session is only a name that the client's later requests carry: nothing is kept for it, it
     * grants nothing, and it counts together with the caller alone. Without one, a request cannot be named by another.
     */
    private Object connection(HttpPost post) {
        List<String> sessions = post.headers().all(SESSION);
        Principal caller = post.caller().principal();
        return sessions.size() == 1 ? new Session(caller.issuer(), caller.subject(), sessions.get(0)) : new Object();
    }

    private record Session(String issuer, String subject, String id) {}

    private static void refuse(JsonNode id, ProtocolException problem, HttpAnswer answer) throws IOException {
        answer.json(problem.httpStatus(), Map.of(), Wire.text(Wire.error(id, problem)));
    }
}
