package io.kestramcp.tls;

/** A certificate or a private key cannot be used. The message names the file and what is wrong; it shows no key. */
public final class TlsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TlsException(String message) {
        super(message);
    }

    TlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
