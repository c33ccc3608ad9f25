package io.kestramcp.sandbox.flow;

import io.kestramcp.sandbox.http.Refusal;
import java.util.List;

/** A source that cannot be read as a flow at all: no YAML, an unknown type, an unknown property. */
public final class FlowProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Refusal.Violation> violations;

    /** A problem in Kestra's words, with the places where it was found. */
    FlowProblem(String message, List<Refusal.Violation> violations) {
        super(message);
        this.violations = List.copyOf(violations);
    }

    /** The refusal that creating or updating the flow meets. */
    Refusal toRefusal() {
        return Refusal.invalidEntity(getMessage(), violations);
    }
}
