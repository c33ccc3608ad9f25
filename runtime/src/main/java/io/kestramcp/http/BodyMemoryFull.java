package io.kestramcp.http;

import org.eclipse.jetty.http.HttpStatus;

/** A body for which there is no room now. */
final class BodyMemoryFull extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    private BodyMemoryFull(int status, String message) {
        // No stack: it is an answer, and a flood of them must cost little.
        super(message, null, false, false);
        this.status = status;
    }

    static BodyMemoryFull ofCaller() {
        return new BodyMemoryFull(
                HttpStatus.TOO_MANY_REQUESTS_429,
                "You send too many large requests at the same time. Nothing was done; send this one again in 1 s.");
    }

    static BodyMemoryFull ofAll() {
        return new BodyMemoryFull(
                HttpStatus.SERVICE_UNAVAILABLE_503,
                "Too many large requests are coming in. Nothing was done; send this one again in 1 s.");
    }

    /** The status of HTTP. */
    int status() {
        return status;
    }
}
