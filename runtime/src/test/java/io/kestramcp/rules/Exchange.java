package io.kestramcp.rules;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client sends and gets: each message of the server must be one that the protocol has. Thread-safe. */
public final class Exchange {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String VERSION = "io.modelcontextprotocol/protocolVersion";

    /** @param method the request's, or {@code task} for one that a client of 2025-11-25 wants to go on as a task */
    private record Sent(String method, boolean modern) {}

    private final Map<JsonNode, Sent> sent = new ConcurrentHashMap<>();
    private volatile boolean onlyModern = true;

    /** The client sends this, whatever it is. */
    public void sent(String text) {
        try {
            JsonNode message = MAPPER.readTree(text);
            boolean modern = message.path("params").path("_meta").has(VERSION);
            if (message.path("method").isString()) {
                onlyModern &= modern;
                boolean task = message.path("params").has("task");
                String method = task ? "task" : message.get("method").asString();
                sent.put(message.path("id"), new Sent(method, modern));
            }
        } catch (JacksonException e) {
            // No request; what comes back is an error.
            onlyModern = false;
        }
    }

    /**
     * The client gets this.
     *
     * @throws AssertionError when the protocol has no such message
     */
    public void received(String text) {
        JsonNode id = MAPPER.readTree(text).path("id");
        Sent request = sent.getOrDefault(id, new Sent("", onlyModern && !sent.isEmpty()));
        List<String> wrong = MessageRules.violations(text, request.method(), request.modern());
        if (!wrong.isEmpty()) {
            throw new AssertionError("The protocol has no such message: " + String.join("; ", wrong) + "\nin " + text);
        }
    }
}
