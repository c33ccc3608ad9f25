package io.kestramcp.mcp;

import io.kestramcp.kestra.Cancellation;
import io.kestramcp.mcp.Message.Request;
import tools.jackson.databind.node.ObjectNode;

/** One generation of the protocol: what it wants around a request and around a result. Thread-safe. */
interface Era {
    /**
     * Refuses a message whose envelope this generation does not accept. To be asked before {@link #answer}, so that nothing
     * has been done yet.
     */
    void check(Message message) throws ProtocolException;

    /** The same for a message that came over HTTP, whose headers must fit it too. */
    void check(Message message, HttpHeaders headers) throws ProtocolException;

    /** The result. */
    ObjectNode answer(Request request, Peer peer, Cancellation cancellation) throws ProtocolException;

    /** Whether the method may take long, so that it must not hold up others of the same connection. */
    boolean slow(Request request);

    /** Whether this request is answered by a stream that stays open. */
    boolean listens(Request request);

    /** Whether the answer to this request opens a session, which names the client's later requests over HTTP. */
    boolean opensSession(Request request);
}
