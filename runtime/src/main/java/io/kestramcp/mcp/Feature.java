package io.kestramcp.mcp;

import io.kestramcp.mcp.Message.Request;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of the protocol that works alike in both eras, such as tools. What is advertised follows from the features
 * that are there.
 */
interface Feature {
    /** The capability's name in {@code initialize} and {@code server/discover}. */
    String capability();

    /** The request methods it serves, by name. */
    Map<String, Method> methods();

    /** Answers one kind of request. Thread-safe. */
    @FunctionalInterface
    interface Method {
        /** The result, without what an era adds to it. */
        ObjectNode answer(Request request, Scope scope) throws ProtocolException, Unavailable, Unanswered;
    }
}
