package io.kestramcp.mcp;

/** A question to the client has no answer yet, or will have none. Whoever asks passes it on; the protocol says the rest. */
public abstract sealed class Unanswered extends Exception permits InputRequired, CannotAsk {
    private static final long serialVersionUID = 1L;

    Unanswered(String message) {
        super(message);
    }
}
