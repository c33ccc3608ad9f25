package io.kestramcp.mcp.confirm;

import io.kestramcp.mcp.Unanswered;

/** Carries a question without an answer past the tool, which knows nothing of clients. */
public final class PendingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Unanswered unanswered;

    PendingException(Unanswered unanswered) {
        super(unanswered);
        this.unanswered = unanswered;
    }

    /** What the protocol makes an answer of. */
    public Unanswered unanswered() {
        return unanswered;
    }
}
