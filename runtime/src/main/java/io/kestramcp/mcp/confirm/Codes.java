package io.kestramcp.mcp.confirm;

import io.kestramcp.tool.Effect;

/** Codes by which a call is confirmed: each is good once, for its action and its effect, for five minutes. Thread-safe. */
public interface Codes {
    /** Makes a code that nobody can guess. */
    String issue(Action action, Effect effect);

    /** Spends a code. Any other outcome than {@link Outcome#GOOD} spends nothing. */
    Outcome spend(String code, Action action, Effect effect);

    /** What became of a code. */
    enum Outcome {
        /** It was good and is spent. */
        GOOD(""),
        /** Not one of this caller's, or forgotten: to a stranger a code of somebody else is none. */
        UNKNOWN("is no code that this gateway gave you, or the gateway was started again since"),
        /** It was good once. */
        USED("was used already"),
        /** It is too old. */
        EXPIRED("is older than five minutes"),
        /** Another tool, or other arguments. */
        OTHER_CALL("was given for another tool or for other arguments"),
        /** The same call would now do something else. */
        OTHER_EFFECT("was given when the same call would have hit something else");

        private final String cause;

        Outcome(String cause) {
            this.cause = cause;
        }

        /** Why it does not count, after "The confirmation ". */
        String cause() {
            return cause;
        }
    }
}
