package io.kestramcp.oauth.server;

/** A client cannot be used here. The message is ours and may be shown; it quotes nothing of the client's. */
public final class ClientException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code the error of RFC 7591, section 3.2.2, or of RFC 6749 */
    ClientException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The error's code. */
    public String code() {
        return code;
    }
}
