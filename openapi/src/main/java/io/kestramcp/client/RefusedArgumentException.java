package io.kestramcp.client;

/** An argument that must not reach Kestra. The message names the argument, what is wrong with it and what is allowed. */
public final class RefusedArgumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String argument;

    /**
     * @param argument the argument's name as the caller knows it
     * @param reason the rest of the sentence, without the name
     */
    public RefusedArgumentException(String argument, String reason) {
        super(argument + " " + reason);
        this.argument = argument;
    }

    /** The name of the argument at fault. */
    public String argument() {
        return argument;
    }
}
