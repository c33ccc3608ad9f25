package io.kestramcp.mcp;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One JSON-RPC 2.0 message from a client. */
sealed interface Message {
    /**
     * The method's parameters; an empty object when there are none.
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

    /**
     * Answers a question of this server.
     *
     * @param id the question's
     * @param result the answer; anything but an object when there is none
     * @param error why there is none; a missing node when there is an answer
     */
    record Response(JsonNode id, JsonNode result, JsonNode error) implements Message {
        @Override
        public ObjectNode params() {
            return Wire.object();
        }

        @Override
        public String method() {
            return "";
        }
    }
}
