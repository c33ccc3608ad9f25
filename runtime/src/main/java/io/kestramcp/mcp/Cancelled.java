package io.kestramcp.mcp;

import tools.jackson.databind.JsonNode;

/** The notification by which a client takes a request back. */
final class Cancelled {
    static final String METHOD = "notifications/cancelled";

    private Cancelled() {}

    /** Which request; a missing node, which is no request's id, when it does not say. */
    static JsonNode requestId(Message notification) {
        return notification.params().path("requestId");
    }
}
