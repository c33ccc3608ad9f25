package io.kestramcp.oauth;

/** The request carries a token in a place or form that is not allowed. The message is for the log. */
final class MalformedRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedRequestException(String message) {
        super(message);
    }
}
