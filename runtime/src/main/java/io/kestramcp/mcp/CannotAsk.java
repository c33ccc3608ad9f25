package io.kestramcp.mcp;

/** There will be no answer; the request ends with an error. */
final class CannotAsk extends Unanswered {
    private static final long serialVersionUID = 1L;

    private final ProtocolException problem;

    CannotAsk(ProtocolException problem) {
        super(problem.getMessage());
        this.problem = problem;
    }

    /** The error. */
    ProtocolException problem() {
        return problem;
    }
}
