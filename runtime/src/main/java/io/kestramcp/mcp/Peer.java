package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * The client at the other end of a request, as its transport knows it.
 *
 * @param caller who asks
 * @param connection equal for requests of one client, and for no other's
 * @param declared what it declared when it opened the connection; what this transport cannot bring it is left out
 * @param questions where its answers arrive
 * @param send sends it a message that belongs to the request
 */
record Peer(
        Identity caller,
        Object connection,
        Set<Capability> declared,
        OpenQuestions questions,
        Consumer<ObjectNode> send) {}
