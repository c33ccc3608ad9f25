package io.kestramcp.mcp;

import io.kestramcp.kestra.Cancellation;
import io.kestramcp.mcp.Message.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the answer to one call: at once, or, on a thread of its own, a stream of events with signs of life until the answer
 * is there. Only a failed write shows that the client has gone. A client that takes no events gets the answer alone.
 */
final class HttpCallWriter {
    /** Notifications that wait for a slow reader beyond this number are dropped. */
    private static final int MOST_WAITING = 64;

    private sealed interface Outgoing {
        record Event(String json) implements Outgoing {}

        record SignOfLife() implements Outgoing {}

        record Answer(Dispatcher.Answer whole) implements Outgoing {}

        record Withdrawn() implements Outgoing {}
    }

    private final Request request;
    private final String requestId;
    private final Cancellation cancellation;
    private final Duration keepAlive;
    private final boolean events;
    private final HttpAnswer answer;
    private final BlockingQueue<Outgoing> outgoing = new LinkedBlockingQueue<>();

    /**
     * @param cancellation is cancelled when the client has gone
     * @param keepAlive the time between two signs of life
     * @param events whether the client takes events
     */
    HttpCallWriter(
            Request request,
            String requestId,
            Cancellation cancellation,
            Duration keepAlive,
            boolean events,
            HttpAnswer answer) {
        this.request = request;
        this.requestId = requestId;
        this.cancellation = cancellation;
        this.keepAlive = keepAlive;
        this.events = events;
        this.answer = answer;
    }

    /** Has a message written; false when the client takes none, or too many wait for it. */
    boolean event(ObjectNode message) {
        return events
                && (outgoing.size() < MOST_WAITING || message.has("id"))
                && outgoing.add(new Outgoing.Event(Wire.text(message)));
    }

    /** Has a sign of life written; false when the client takes none. */
    boolean signOfLife() {
        return events && outgoing.add(new Outgoing.SignOfLife());
    }

    /** Has the answer written, and with it the end. */
    void answer(Dispatcher.Answer whole) {
        outgoing.add(new Outgoing.Answer(whole));
    }

    /** Has the end written, without an answer. */
    void withdraw() {
        outgoing.add(new Outgoing.Withdrawn());
    }

    /**
     * Writes what there is to be written, and waits for more, until the end.
     *
     * @throws IOException when the client has gone; the call is cancelled then
     */
    Void writeAll() throws IOException {
        try {
            boolean streaming = false;
            while (true) {
                Outgoing next = outgoing.poll(keepAlive.toMillis(), TimeUnit.MILLISECONDS);
                if (next instanceof Outgoing.Answer || next instanceof Outgoing.Withdrawn) {
                    end(next, streaming);
                    return null;
                }
                if (next instanceof Outgoing.Event event) {
                    streaming = true;
                    answer.event(event.json());
                } else if (events) {
                    streaming = true;
                    answer.keepAlive();
                }
            }
        } catch (IOException e) {
            cancellation.cancel();
            throw e;
        } catch (InterruptedException e) {
            cancellation.cancel();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the call ran", e);
        }
    }

    private void end(Outgoing last, boolean streaming) throws IOException {
        if (last instanceof Outgoing.Answer done && streaming) {
            answer.event(Wire.text(done.whole().message()));
        } else if (last instanceof Outgoing.Answer done
                && !done.whole().scopes().isEmpty()) {
            answer.insufficientScope(done.whole().scopes());
        } else if (last instanceof Outgoing.Answer done) {
            Dispatcher.Answer whole = done.whole();
            answer.json(whole.httpStatus(), whole.httpHeaders(), Wire.text(whole.message()));
        } else if (!streaming) {
            answer.json(
                    200,
                    Map.of(),
                    Wire.text(Wire.error(
                            request.id(), ProtocolException.internal(200, "The request was cancelled."), requestId)));
        }
        if (streaming) {
            answer.endEvents();
        }
    }
}
