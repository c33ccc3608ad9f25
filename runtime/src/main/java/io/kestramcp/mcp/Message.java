package io.kestramcp.mcp;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One JSON-RPC 2.0 message from a client. */
sealed interface Message {
    /**
     * The method's parameters; an empty object when there are none, null for a response.
     */
    ObjectNode params();

    /** The method's name; empty for a response. */
    String method();

    /**
     * Wants an answer.
     *
     * @param id a string or an integer, sent back as it came
     */
    record Request(JsonNode id, String method, ObjectNode params) implements Message {}

    /** Wants none. */
    record Notification(String method, ObjectNode params) implements Message {}
}
