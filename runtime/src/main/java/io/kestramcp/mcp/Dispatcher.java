package io.kestramcp.mcp;

import io.kestramcp.kestra.Cancellation;
import io.kestramcp.mcp.Message.Request;
import io.kestramcp.observe.Observer;
import io.kestramcp.observe.Observer.Start;
import io.kestramcp.observe.Operation;
import io.kestramcp.observe.TraceContext;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds a message's era, and answers a request so that nothing but JSON-RPC comes out, watched. Thread-safe. */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /**
     * The answer to a request.
     *
     * @param httpStatus what goes with it over HTTP, as long as nothing was sent before
     * @param httpHeaders the same
     * @param message a result or an error
     * @param scopes what the caller's next token is to have; empty unless that is why it is an error
     */
    record Answer(int httpStatus, Map<String, String> httpHeaders, ObjectNode message, Set<String> scopes) {}

    private final Era modern;
    private final Era legacy;
    private final Observer observer;
    private final Observer.Transport transport;

    Dispatcher(Era modern, Era legacy, Observer observer, Observer.Transport transport) {
        this.modern = modern;
        this.legacy = legacy;
        this.observer = observer;
        this.transport = transport;
    }

    /** The era of a message on stdio: the modern one names its version in every request. */
    Era eraOf(Message message) {
        return ModernEra.claims(message) ? modern : legacy;
    }

    /** The era of a message over HTTP, where the version header tells it too. Versions are dates, so they sort. */
    Era eraOf(Message message, HttpHeaders headers) {
        boolean modernHeader = headers.all(ModernHeaders.PROTOCOL_VERSION).stream()
                .anyMatch(version -> DATE.matcher(version).matches() && version.compareTo(ModernEra.VERSION) >= 0);
        return modernHeader ? modern : eraOf(message);
    }

    /**
     * The whole answer to a request whose envelope was accepted, a result or an error. Throws nothing: somebody waits for
     * it.
     */
    Answer answer(Era era, Request request, Peer peer, Cancellation cancellation) {
        String requestId = peer.operation().requestId();
        try (Operation operation = observer.begin(
                new Start(requestId, request.method(), transport, TraceKeys.of(request, peer.headers())))) {
            try {
                return new Answer(
                        200,
                        Map.of(),
                        Wire.result(request.id(), era.answer(request, peer.watched(operation), cancellation)),
                        Set.of());
            } catch (ProtocolException e) {
                return failed(operation, request, e);
            } catch (RuntimeException | Error e) {
                return failed(operation, request, Incident.problem(LOG, request.method() + " failed", e));
            }
        }
    }

    /** The answer when too many requests are running already. */
    Answer busy(Request request, String requestId) {
        try (Operation operation =
                observer.begin(new Start(requestId, request.method(), transport, TraceContext.NONE))) {
            return failed(operation, request, ProtocolException.full("The gateway is busy.", Duration.ofSeconds(1)));
        }
    }

    /** The answer to what is no request that is served. */
    ObjectNode refused(JsonNode id, ProtocolException problem, String requestId) {
        try (Operation operation = observer.begin(new Start(requestId, Start.OTHER, transport, TraceContext.NONE))) {
            operation.failed(problem.code(), problem.errorType());
            return Wire.error(id, problem, requestId);
        }
    }

    private static Answer failed(Operation operation, Request request, ProtocolException problem) {
        operation.failed(problem.code(), problem.errorType());
        return new Answer(
                problem.httpStatus(),
                problem.httpHeaders(),
                Wire.error(request.id(), problem, operation.requestId()),
                problem.scopes());
    }
}
