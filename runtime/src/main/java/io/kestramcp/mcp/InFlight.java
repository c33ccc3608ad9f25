package io.kestramcp.mcp;

import io.kestramcp.kestra.Cancellation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The requests that run now, by who may cancel them. Thread-safe. */
final class InFlight {
    /**
     * @param connection whose request it is: two clients may use one id
     * @param id the request's
     */
    record Key(Object connection, JsonNode id) {
        // By hand, as of ApiLine: the first request would wait for Java's.

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && connection.equals(key.connection) && id.equals(key.id);
        }

        @Override
        public int hashCode() {
            return 31 * connection.hashCode() + id.hashCode();
        }
    }

    private final Map<Key, Cancellation> running = new ConcurrentHashMap<>();
    private final Optional<SessionRelay> relay;

    /** @param relay brings what other replicas are told; empty: there are none */
    InFlight(Optional<SessionRelay> relay) {
        this.relay = relay;
    }

    /** Registers a request; empty when one of the same id is still running on that connection. */
    Optional<Cancellation> start(Key key) {
        Cancellation cancellation = new Cancellation();
        if (running.putIfAbsent(key, cancellation) != null) {
            return Optional.empty();
        }
        relay.ifPresent(others -> others.begun(key, cancellation));
        return Optional.of(cancellation);
    }

    /** Forgets a request that has its answer, and not a later one that was given the same id. */
    void end(Key key, Cancellation request) {
        if (request.equals(running.get(key))) {
            // In this order: from then on a later one may begin.
            relay.ifPresent(others -> others.ended(key));
            running.remove(key, request);
        }
    }

    /** Cancels a request; false when it is not known or has ended. */
    boolean cancel(Key key) {
        Cancellation cancellation = running.get(key);
        if (cancellation != null) {
            cancellation.cancel();
        }
        return cancellation != null;
    }

    /** Cancels all. */
    void cancelAll() {
        List.copyOf(running.values()).forEach(Cancellation::cancel);
    }
}
