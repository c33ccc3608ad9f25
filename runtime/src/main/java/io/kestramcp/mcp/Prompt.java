package io.kestramcp.mcp;

import java.util.List;

/**
 * A text that a person can start a conversation with.
 *
 * @param name an identifier
 * @param title a name for people
 * @param description what it is for
 * @param arguments what it is filled with, in the order to ask for them
 */
public record Prompt(String name, String title, String description, List<Argument> arguments) {
    /** Copies the list. */
    public Prompt {
        arguments = List.copyOf(arguments);
    }

    /**
     * A text that fills a gap.
     *
     * @param name unique in the prompt
     * @param description what to write
     * @param required whether the prompt makes no sense without it
     */
    public record Argument(String name, String description, boolean required) {}
}
