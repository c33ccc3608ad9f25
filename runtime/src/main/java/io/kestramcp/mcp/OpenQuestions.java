package io.kestramcp.mcp;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The questions to clients that have no answer yet. Thread-safe. */
final class OpenQuestions {
    /**
     * @param connection who was asked: nobody else can answer
     * @param id the question's
     */
    record Key(Object connection, JsonNode id) {}

    private final Map<Key, Consumer<Message.Response>> waiting = new ConcurrentHashMap<>();
    private final Optional<SessionRelay> relay;

    /** @param relay brings what other replicas are told; empty: there are none */
    OpenQuestions(Optional<SessionRelay> relay) {
        this.relay = relay;
    }

    /** From now on an answer is taken. */
    void open(Key key, Consumer<Message.Response> taker) {
        waiting.put(key, taker);
        relay.ifPresent(others -> others.asked(key, taker));
    }

    /** From now on it is not. */
    void close(Key key) {
        waiting.remove(key);
        relay.ifPresent(others -> others.settled(key));
    }

    /** Hands over an answer; false when nobody here waits for it. */
    boolean answer(Object connection, Message.Response response) {
        Consumer<Message.Response> taker = waiting.remove(new Key(connection, response.id()));
        if (taker != null) {
            taker.accept(response);
        }
        return taker != null;
    }
}
