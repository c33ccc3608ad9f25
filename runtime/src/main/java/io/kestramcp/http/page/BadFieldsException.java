package io.kestramcp.http.page;

/** What was sent is no usable form or query; the message is for the person. */
final class BadFieldsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    BadFieldsException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status. */
    int status() {
        return status;
    }
}
