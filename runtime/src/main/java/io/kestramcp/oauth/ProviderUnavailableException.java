package io.kestramcp.oauth;

/** The identity provider did not answer, or answered what cannot be used. The message is for the log. */
public final class ProviderUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what happened. */
    public ProviderUnavailableException(String message) {
        super(message);
    }

    /** Likewise, with its cause. */
    public ProviderUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
