package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import java.util.List;
import java.util.Map;

/** Proposes values for the arguments of prompts and the variables of resource templates. Thread-safe. */
@FunctionalInterface
public interface CompletionSource {
    /** The likeliest values first; none when there is nothing to propose. */
    Completion complete(Request request);

    /** Whose argument it is. */
    enum Subject {
        /** A prompt's, by name. */
        PROMPT,
        /** A resource template's, by its text. */
        TEMPLATE
    }

    /**
     * What is to be completed.
     *
     * @param subject a prompt or a template
     * @param name the prompt's name or the template's text; may be unknown
     * @param argument the argument's name; may be unknown
     * @param value what is typed so far
     * @param known other arguments that are settled
     * @param caller who asks
     */
    record Request(
            Subject subject, String name, String argument, String value, Map<String, String> known, Identity caller) {}

    /**
     * Proposals.
     *
     * @param values the first of them
     * @param total how many there are; never less than the values
     */
    record Completion(List<String> values, int total) {
        /** Nothing to propose. */
        public static final Completion NONE = new Completion(List.of(), 0);

        /** Copies the list. */
        public Completion {
            values = List.copyOf(values);
        }
    }
}
