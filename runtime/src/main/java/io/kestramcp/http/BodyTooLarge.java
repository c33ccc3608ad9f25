package io.kestramcp.http;

/** A body of more bytes than are read. */
final class BodyTooLarge extends Exception {
    private static final long serialVersionUID = 1L;

    BodyTooLarge() {
        super("The body is too large", null, false, false);
    }
}
