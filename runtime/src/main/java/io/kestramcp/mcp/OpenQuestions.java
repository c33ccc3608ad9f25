package io.kestramcp.mcp;

import java.util.Map;
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

    /** From now on an answer is taken. */
    void open(Key key, Consumer<Message.Response> taker) {
        waiting.put(key, taker);
    }

    /** From now on it is not. */
    void close(Key key) {
        waiting.remove(key);
    }

    /** Hands over an answer; refuses one that nobody waits for. */
    void answer(Object connection, Message.Response response) throws ProtocolException {
        Consumer<Message.Response> taker = waiting.remove(new Key(connection, response.id()));
        if (taker == null) {
            throw ProtocolException.invalidRequest("This server takes no response that it did not ask for.");
        }
        taker.accept(response);
    }
}
