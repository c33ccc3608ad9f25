package io.kestramcp.store;

/** The store cannot be opened, read or written. The message says what failed and what to do; it holds no secret. */
public sealed class StoreException extends RuntimeException permits StoreAwayException {
    private static final long serialVersionUID = 1L;

    /** A failure that is understood. */
    public StoreException(String message) {
        super(message);
    }

    /** A failure with the driver's own account of it. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
