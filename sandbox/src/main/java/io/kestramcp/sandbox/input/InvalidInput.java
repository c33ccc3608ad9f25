package io.kestramcp.sandbox.input;

/** A value that an input does not take; the message is Kestra's. */
public final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private InvalidInput(String message) {
        super(message);
    }

    /** A value that the input's own rule refuses. */
    static InvalidInput value(String input, String cause) {
        return new InvalidInput("Invalid value for input `" + input + "`. Cause: " + cause);
    }

    /** A value that trips the parser of its type. */
    static InvalidInput unparsable(String message) {
        return new InvalidInput(" errors:\n```\n" + message + "\n```");
    }

    /** No value where one is required. */
    static InvalidInput missing(String input) {
        return new InvalidInput("Missing required input:" + input);
    }
}
