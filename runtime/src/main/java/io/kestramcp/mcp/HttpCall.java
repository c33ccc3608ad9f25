package io.kestramcp.mcp;

import io.kestramcp.kestra.Cancellation;
import io.kestramcp.mcp.Message.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that may take long, over HTTP. It runs in the pool; the connection's thread does all the writing. A quick
 * answer is plain JSON. One that takes longer, or reports progress, becomes a stream of events with signs of life, because
 * only a failed write shows that the client has gone.
 */
final class HttpCall {
    /** Notifications that wait for a slow reader beyond this number are dropped. */
    private static final int MOST_WAITING = 64;

    private sealed interface Outgoing {
        record Event(String json) implements Outgoing {}

        record Answer(Dispatcher.Answer whole) implements Outgoing {}

        record Withdrawn() implements Outgoing {}
    }

    private final Request request;
    private final String requestId;
    private final Cancellation cancellation;
    private final Duration keepAlive;
    private final BlockingQueue<Outgoing> outgoing = new LinkedBlockingQueue<>();

    HttpCall(Request request, String requestId, Cancellation cancellation, Duration keepAlive) {
        this.request = request;
        this.requestId = requestId;
        this.cancellation = cancellation;
        this.keepAlive = keepAlive;
    }

    /** Starts the work, or answers that the gateway is busy. */
    void run(CallPool pool, Supplier<Dispatcher.Answer> work, Supplier<Dispatcher.Answer> refusal) {
        boolean started = pool.tryRun(() -> {
            Dispatcher.Answer answer = work.get();
            outgoing.add(new Outgoing.Answer(answer));
        });
        if (!started) {
            outgoing.add(new Outgoing.Answer(refusal.get()));
        }
    }

    /**
     * Writes until the answer is complete or the call is cancelled.
     *
     * @throws IOException when the client has gone; the call is cancelled then
     */
    void write(boolean events, HttpAnswer answer) throws IOException {
        Cancellation.Registration registration = cancellation.onCancel(() -> outgoing.add(new Outgoing.Withdrawn()));
        try {
            writeAll(events, answer);
        } catch (IOException e) {
            cancellation.cancel();
            throw e;
        } catch (InterruptedException e) {
            cancellation.cancel();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the call ran", e);
        } finally {
            registration.close();
        }
    }

    private void writeAll(boolean events, HttpAnswer answer) throws IOException, InterruptedException {
        boolean streaming = false;
        boolean open = true;
        while (open) {
            Outgoing next = outgoing.poll(keepAlive.toMillis(), TimeUnit.MILLISECONDS);
            open = next == null || next instanceof Outgoing.Event;
            if (!open) {
                end(next, streaming, answer);
            } else if (events) {
                streaming = true;
                if (next instanceof Outgoing.Event event) {
                    answer.event(event.json());
                } else {
                    answer.keepAlive();
                }
            }
        }
    }

    private void end(Outgoing last, boolean streaming, HttpAnswer answer) throws IOException {
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

    /** Sends the client a message while it waits. */
    void send(ObjectNode message) {
        if (outgoing.size() < MOST_WAITING || message.has("id")) {
            outgoing.add(new Outgoing.Event(Wire.text(message)));
        }
    }
}
