package io.kestramcp.mcp;

import io.kestramcp.kestra.KestraException;

/**
 * What was asked for may be there, but cannot be had now. The message goes to the client: it says why, and what to do.
 */
public final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message for the client */
    public Unavailable(String message) {
        super(message);
    }

    /** Kestra cannot be asked which tools there are, on which all else hangs. */
    static Unavailable of(KestraException e) {
        return new Unavailable(("Kestra cannot be asked: " + e.getMessage() + " " + e.hint()).strip());
    }
}
