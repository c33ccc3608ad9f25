package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import java.nio.ByteBuffer;

/**
 * A POST to the MCP endpoint.
 *
 * @param body the whole body, within the size limit
 * @param headers the request's headers
 * @param takesEvents whether the client takes {@code text/event-stream} besides {@code application/json}
 * @param caller who sends it, as far as the server in front has made sure
 */
public record HttpPost(ByteBuffer body, HttpHeaders headers, boolean takesEvents, Identity caller) {}
