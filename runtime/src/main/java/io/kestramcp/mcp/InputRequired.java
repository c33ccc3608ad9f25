package io.kestramcp.mcp;

import tools.jackson.databind.node.ObjectNode;

/** The client is to answer and to call again (2026-07-28, multi round-trip requests). */
final class InputRequired extends Unanswered {
    private static final long serialVersionUID = 1L;

    private final transient ObjectNode requests;
    private final transient ObjectNode state;

    /**
     * @param requests the open questions by name, on the wire's form
     * @param state what must come back with the answers; not yet sealed
     */
    InputRequired(ObjectNode requests, ObjectNode state) {
        super("Input is required.");
        this.requests = requests;
        this.state = state;
    }

    /** The open questions. */
    ObjectNode requests() {
        return requests;
    }

    /** What must come back. */
    ObjectNode state() {
        return state;
    }
}
