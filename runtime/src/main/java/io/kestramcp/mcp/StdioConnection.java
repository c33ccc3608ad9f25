package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.mcp.Message.Request;
import io.kestramcp.mcp.Message.Response;
import io.kestramcp.observe.Operation;
import io.kestramcp.observe.RequestLog;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The one client of a stdio process. Lines come from one thread; answers may come in any order. */
final class StdioConnection {
    private final Dispatcher dispatcher;
    private final CallPool pool;
    private final Identity caller;
    private final LineWriter out;
    private final StdioListening listening;
    private final InFlight inFlight = new InFlight(Optional.empty());
    private final OpenQuestions questions = new OpenQuestions(Optional.empty());
    /** What the client declared when it initialized. */
    private volatile Set<Capability> declared = Set.of();

    StdioConnection(
            Features features,
            Dispatcher dispatcher,
            CallPool pool,
            Identity caller,
            LineWriter out,
            ListenLimits limits) {
        this.dispatcher = dispatcher;
        this.pool = pool;
        this.caller = caller;
        this.out = out;
        this.listening = new StdioListening(features, pool, caller, out, limits);
    }

    /** Whether the client still reads. */
    boolean open() {
        return out.open();
    }

    /** Takes one line; returns before a slow request is answered. */
    void receive(LineReader.Line line) {
        String requestId = UUID.randomUUID().toString();
        RequestLog.begin(requestId);
        try {
            receive(line, requestId);
        } finally {
            RequestLog.end();
        }
    }

    private void receive(LineReader.Line line, String requestId) {
        if (line.tooLong()) {
            ProtocolException problem = ProtocolException.parse("The line is too long; it was skipped.");
            out.write(dispatcher.refused(Wire.nothing(), problem, requestId));
        } else if (!line.blank()) {
            MessageReader.Reading reading = MessageReader.read(line.bytes());
            if (reading instanceof MessageReader.Reading.Refused refused) {
                out.write(dispatcher.refused(refused.id(), refused.problem(), requestId));
            } else {
                receive(((MessageReader.Reading.Read) reading).message(), requestId);
            }
        }
    }

    private void receive(Message message, String requestId) {
        if (message instanceof Response response) {
            answered(response, requestId);
        } else if (message instanceof Request request) {
            try {
                Era era = dispatcher.eraOf(request);
                era.check(request);
                start(era, request, requestId);
            } catch (ProtocolException e) {
                out.write(dispatcher.refused(request.id(), e, requestId));
            }
        } else if (message.method().equals(Cancelled.METHOD)) {
            inFlight.cancel(key(Cancelled.requestId(message)));
        } else if (message.method().equals(McpSchema.METHOD_NOTIFICATION_INITIALIZED)) {
            listening.initialized();
        }
    }

    private void answered(Response response, String requestId) {
        if (!questions.answer(this, response)) {
            out.write(dispatcher.refused(Wire.nothing(), ProtocolException.unasked(), requestId));
        }
    }

    private void start(Era era, Request request, String requestId) throws ProtocolException {
        InFlight.Key key = key(request.id());
        Cancellation cancellation = inFlight.start(key)
                .orElseThrow(() -> ProtocolException.invalidRequest("A request with this id is still running."));
        Runnable work = era.listens(request)
                ? () -> listen(request, requestId, key, cancellation)
                : () -> answer(era, request, requestId, key, cancellation);
        if (!era.slow(request)) {
            work.run();
        } else if (!pool.tryRun(work)) {
            inFlight.end(key, cancellation);
            out.write(dispatcher.busy(request, requestId).message());
        }
    }

    private void listen(Request request, String requestId, InFlight.Key key, Cancellation cancellation) {
        try {
            cancellation.onCancel(() -> inFlight.end(key, cancellation));
            listening.open(request, cancellation);
        } catch (ProtocolException e) {
            inFlight.end(key, cancellation);
            out.write(dispatcher.refused(request.id(), e, requestId));
        }
    }

    private void answer(Era era, Request request, String requestId, InFlight.Key key, Cancellation cancellation) {
        if (era.opensSession(request)) {
            declared = Capability.declaredIn(request.params().path("capabilities"));
        }
        Peer peer = new Peer(
                Operation.unobserved(requestId),
                caller,
                this,
                Optional.empty(),
                declared,
                () -> Optional.of(listening.ofConnection()),
                questions,
                out::write);
        ObjectNode answer = cancellation.cancelled()
                ? Wire.object()
                : dispatcher.answer(era, request, peer, cancellation).message();
        inFlight.end(key, cancellation);
        if (!cancellation.cancelled()) {
            out.write(answer);
        }
    }

    /** Ends what waits for changes: there is no more input. */
    void endStreams() {
        listening.close();
    }

    /** Cancels whatever runs. */
    void cancelAll() {
        inFlight.cancelAll();
    }

    private InFlight.Key key(JsonNode id) {
        return new InFlight.Key(this, id);
    }
}
