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
    record Key(Object connection, JsonNode id) {}

    private final Map<Key, Cancellation> running = new ConcurrentHashMap<>();

    /** Registers a request; empty when one of the same id is still running on that connection. */
    Optional<Cancellation> start(Key key) {
        Cancellation cancellation = new Cancellation();
        return running.putIfAbsent(key, cancellation) == null ? Optional.of(cancellation) : Optional.empty();
    }

    /** Forgets a request that has its answer, and not a later one that was given the same id. */
    void end(Key key, Cancellation request) {
        running.remove(key, request);
    }

    /** Cancels a request; does nothing when it is not known or has ended. */
    void cancel(Key key) {
        Cancellation cancellation = running.get(key);
        if (cancellation != null) {
            cancellation.cancel();
        }
    }

    /** Cancels all. */
    void cancelAll() {
        List.copyOf(running.values()).forEach(Cancellation::cancel);
    }
}
