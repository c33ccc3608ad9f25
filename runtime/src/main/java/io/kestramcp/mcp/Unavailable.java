package io.kestramcp.mcp;

import io.kestramcp.kestra.KestraException;

/**
 * What was asked for may be there, but cannot be had now. The message goes to the client: it says why, and what to do.
 */
public final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean kestraAway;

    /** @param message for the client */
    public Unavailable(String message) {
        this(message, false);
    }

    private Unavailable(String message, boolean kestraAway) {
        super(message);
        this.kestraAway = kestraAway;
    }

    /** Kestra cannot be asked which tools there are, on which all else hangs. */
    static Unavailable of(KestraException e) {
        return new Unavailable(("Kestra cannot be asked: " + e.getMessage() + " " + e.hint()).strip(), true);
    }

    /** The error that it is for the client. */
    ProtocolException problem() {
        return kestraAway
                ? ProtocolException.kestraUnavailable(getMessage())
                : ProtocolException.internal(200, getMessage());
    }
}
