package io.kestramcp.mcp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** A stream of events that stays open until one side ends it. Any thread puts messages in; one writes. */
final class EventStream {
    private static final int MOST_WAITING = 64;

    private final BlockingQueue<Optional<String>> waiting = new LinkedBlockingQueue<>();

    /** Sends a message; returns false when too many wait for a slow reader. */
    boolean offer(ObjectNode message) {
        return waiting.size() < MOST_WAITING && waiting.add(Optional.of(Wire.text(message)));
    }

    /** Ends the stream after what waits. */
    void end() {
        waiting.add(Optional.empty());
    }

    /** Ends the stream after what waits and a last message. */
    void end(ObjectNode last) {
        waiting.add(Optional.of(Wire.text(last)));
        end();
    }

    /**
     * Writes until the stream is ended, or its time is up.
     *
     * @param signOfLife how often a stream without messages shows whether its client is still there
     * @param until when it ends at the latest
     * @throws IOException when the client has gone
     */
    void write(HttpAnswer answer, Duration signOfLife, Instant until) throws IOException {
        try {
            answer.keepAlive();
            while (Instant.now().isBefore(until)) {
                Optional<String> next = waiting.poll(pause(signOfLife, until).toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) {
                    answer.keepAlive();
                } else if (next.isPresent()) {
                    answer.event(next.get());
                } else {
                    break;
                }
            }
            answer.endEvents();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the stream was open", e);
        }
    }

    private static Duration pause(Duration signOfLife, Instant until) {
        Instant now = Instant.now();
        return until.isAfter(now.plus(signOfLife)) ? signOfLife : Duration.between(now, until);
    }
}
