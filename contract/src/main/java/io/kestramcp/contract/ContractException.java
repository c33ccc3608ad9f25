package io.kestramcp.contract;

/** A contract, slice or overlay that cannot be used. The message names the file, the cause and what to do next. */
public final class ContractException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message a sentence for the person at the terminal */
    public ContractException(String message) {
        super(message);
    }

    /** @param message a sentence for the person at the terminal */
    public ContractException(String message, Throwable cause) {
        super(message, cause);
    }
}
