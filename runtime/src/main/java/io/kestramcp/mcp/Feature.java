package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import io.kestramcp.mcp.Message.Request;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of the protocol that works alike in both eras, such as tools. What is advertised follows from the features
 * that are there.
 */
interface Feature {
    /** The capability's name in {@code initialize} and {@code server/discover}. */
    String capability();

    /** Says in the capabilities that it is there. */
    default void advertise(ObjectNode capabilities) {
        ObjectNode capability = capabilities.putObject(capability());
        if (listing().isPresent()) {
            capability.put("listChanged", true);
        }
        if (listing().equals(Optional.of(Listing.RESOURCES))) {
            capability.put("subscribe", true);
        }
    }

    /** The request methods it serves, by name. */
    Map<String, Method> methods();

    /** The list that it serves, if it serves one. */
    default Optional<Listing> listing() {
        return Optional.empty();
    }

    /** What the list holds for a caller, in words that differ when it differs. */
    default String listed(Identity caller) throws ProtocolException, Unavailable {
        return "";
    }

    /** Answers one kind of request. Thread-safe. */
    @FunctionalInterface
    interface Method {
        /** The result, without what an era adds to it. */
        ObjectNode answer(Request request, Scope scope) throws ProtocolException, Unavailable, Unanswered;
    }
}
