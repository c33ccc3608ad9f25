package io.kestramcp.oauth;

/** The identity provider did not answer, or answered what cannot be used. The message is for the log. */
final class ProviderUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    ProviderUnavailableException(String message) {
        super(message);
    }

    ProviderUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
