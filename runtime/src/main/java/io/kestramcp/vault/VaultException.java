package io.kestramcp.vault;

/**
 * A key is unusable, or a sealed value cannot be opened: never to be taken for "there is none". The message says what to
 * do, and holds neither key nor value.
 */
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure that is understood. */
    public VaultException(String message) {
        super(message);
    }

    /** A failure with its cause. */
    public VaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
