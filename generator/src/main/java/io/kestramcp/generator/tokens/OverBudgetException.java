package io.kestramcp.generator.tokens;

import java.util.List;

/** A listing that is too long for its budgets. The message has a line for each offence. */
public final class OverBudgetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OverBudgetException(List<String> offences) {
        super(String.join("\n", offences) + "\nShorten descriptions, hide arguments, or take a tool out of the core.");
    }
}
