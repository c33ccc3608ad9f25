package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import java.time.Instant;

/**
 * A POST to the MCP endpoint.
 *
 * @param message what the body says; the bytes themselves are not kept while it is answered
 * @param headers the request's headers
 * @param takesEvents whether the client takes {@code text/event-stream} besides {@code application/json}
 * @param caller who sends it, as far as the server in front has made sure
 * @param until how long that is known: no stream of changes goes on beyond it
 * @param address the client's, as far as the server in front knows it
 * @param requestId the gateway's own name for it, in log, audit and errors
 */
public record HttpPost(
        MessageReader.Reading message,
        HttpHeaders headers,
        boolean takesEvents,
        Identity caller,
        Instant until,
        String address,
        String requestId) {}
