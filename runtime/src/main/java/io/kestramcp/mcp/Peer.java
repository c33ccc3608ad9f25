package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import io.kestramcp.observe.Operation;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * The client at the other end of a request, as its transport knows it.
 *
 * @param operation the request as it is watched; has the gateway's own name for it
 * @param caller who asks
 * @param connection equal for requests of one client, and for no other's
 * @param headers those of its request; empty where there are none
 * @param declared what it declared when it opened the connection; what this transport cannot bring it is left out
 * @param subscriptions what it wants to be told of; empty when there is no way to tell it
 * @param questions where its answers arrive
 * @param send sends it a message that belongs to the request
 */
record Peer(
        Operation operation,
        Identity caller,
        Object connection,
        Optional<HttpHeaders> headers,
        Set<Capability> declared,
        Supplier<Optional<Subscriptions>> subscriptions,
        OpenQuestions questions,
        Consumer<ObjectNode> send) {
    /** The same while it is watched. */
    Peer watched(Operation by) {
        return new Peer(by, caller, connection, headers, declared, subscriptions, questions, send);
    }
}
