package io.kestramcp.mcp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Proposes values for the arguments of prompts and the variables of resource templates. Thread-safe. */
@FunctionalInterface
public interface CompletionSource {
    /**
     * The likeliest values first.
     *
     * @return none when there is nothing to propose; empty when the caller has no such prompt or template, or it has no
     *     such argument
     * @throws Unavailable when it is not known now
     * @throws Unanswered when a question to the client has no answer; to be passed on
     */
    Optional<Completion> complete(Request request, Scope scope) throws Unavailable, Unanswered;

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
     */
    record Request(Subject subject, String name, String argument, String value, Map<String, String> known) {}

    /**
     * Proposals.
     *
     * @param values the first of them
     * @param total how many there are, where that is known; never less than the values
     * @param more whether there are others, or may be
     */
    record Completion(List<String> values, OptionalInt total, boolean more) {
        /** Nothing to propose. */
        public static final Completion NONE = new Completion(List.of(), OptionalInt.of(0), false);

        /** Copies the list. */
        public Completion {
            values = List.copyOf(values);
        }
    }
}
