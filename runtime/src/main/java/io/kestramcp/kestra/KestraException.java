package io.kestramcp.kestra;

import java.util.List;
import java.util.OptionalInt;

/**
 * A call to Kestra that did not do what was asked. Says what happened, what Kestra said, what to do next, and whether
 * the work may have been done all the same. Never holds a credential.
 */
public final class KestraException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is, for the caller's next step. */
    public enum Kind {
        /** No credential is known for this caller; nothing was sent. */
        NO_CREDENTIAL,
        /** No connection: DNS, TCP or TLS failed; nothing was done. */
        UNREACHABLE,
        /** The connection broke or the time was up after the request was sent; it may have been done. */
        NO_ANSWER,
        /** The answer is larger than the limit. */
        TOO_LARGE,
        /** The answer is not what Kestra's API gives: HTML, a redirect, broken JSON. */
        NOT_KESTRA,
        /** It is a Kestra, but older than every API line served here. */
        UNSUPPORTED,
        /** Kestra does not know the credential (401). */
        UNAUTHENTICATED,
        /** The credential may not do this (403). */
        FORBIDDEN,
        /** There is no such thing (404), or it is gone (410). */
        NOT_FOUND,
        /** The thing's state does not allow it (409). */
        CONFLICT,
        /** Kestra refuses the request's content (400, 406, 413, 415, 422). */
        INVALID,
        /** Kestra is busy (423, 429, 503): later may work. */
        BUSY,
        /** Kestra failed (other 5xx). */
        SERVER_ERROR,
        /** The caller went away; nothing waits for the answer. */
        CANCELLED
    }

    private final Kind kind;
    private final int status;
    private final transient List<Violation> violations;
    private final String hint;
    private final boolean mayHaveHappened;

    /**
     * @param status the HTTP status, or 0 when there was none
     * @param message what happened, with Kestra's own words where it gave some
     * @param violations each thing Kestra found wrong; may be empty
     * @param hint what to do next, one sentence; may be empty
     * @param mayHaveHappened true when the request may have had its effect, so that repeating it could do it twice
     */
    public KestraException(
            Kind kind, int status, String message, List<Violation> violations, String hint, boolean mayHaveHappened) {
        super(message);
        this.kind = kind;
        this.status = status;
        this.violations = List.copyOf(violations);
        this.hint = hint;
        this.mayHaveHappened = mayHaveHappened;
    }

    /** What kind of failure it is. */
    public Kind kind() {
        return kind;
    }

    /** The HTTP status, where there was an answer. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** Each thing Kestra found wrong. */
    public List<Violation> violations() {
        return violations;
    }

    /** What to do next, one sentence; may be empty. */
    public String hint() {
        return hint;
    }

    /** Whether the request may have had its effect. */
    public boolean mayHaveHappened() {
        return mayHaveHappened;
    }
}
