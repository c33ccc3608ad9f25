package io.kestramcp.mcp;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * The answer to one POST: either one JSON document, or a stream of events. Used by one thread. Every method fails when
 * the client has gone.
 */
public interface HttpAnswer {
    /** Answers 202 without a body. */
    void accepted() throws IOException;

    /** Answers with one JSON document. */
    void json(int status, Map<String, String> headers, String body) throws IOException;

    /** Answers that the caller's token opens too little, and which scopes the next one is to have. */
    void insufficientScope(Set<String> scopes) throws IOException;

    /** Opens the stream if it is not open, and sends one message. */
    void event(String json) throws IOException;

    /** Opens the stream if it is not open, and sends a comment, which shows whether the client is still there. */
    void keepAlive() throws IOException;

    /** Opens the stream if it is not open, and ends it. */
    void endEvents() throws IOException;
}
