package io.kestramcp.sandbox.render;

/** An expression that cannot be rendered; the message says which. */
public final class RenderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RenderException(String message) {
        super(message);
    }
}
