package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import java.time.Instant;

/**
 * A GET of the MCP endpoint, by which an older client opens a stream for what its session is told.
 *
 * @param headers the request's headers
 * @param caller who sends it, as far as the server in front has made sure
 * @param until how long that is known: nothing is sent beyond it
 * @param address the client's, as far as the server in front knows it
 * @param requestId the gateway's own name for it, in log, audit and errors
 */
public record HttpGet(HttpHeaders headers, Identity caller, Instant until, String address, String requestId) {}
