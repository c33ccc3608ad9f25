package io.kestramcp.oauth;

/** The token is not to be accepted. The message is for the log and does not quote the token. */
public final class InvalidTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong. */
    public InvalidTokenException(String message) {
        super(message);
    }

    /** Likewise, with the error that showed it. */
    public InvalidTokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
