package io.kestramcp.doctor;

/** What a check found. No text of it holds a secret. */
public sealed interface Finding {
    /** What was found, in a sentence. */
    String told();

    /** All is well. */
    record Ok(String told) implements Finding {}

    /** It works, but not well, or not for long. */
    record Warning(Fault fault, String told) implements Finding {}

    /** Something does not work. */
    record Failure(Fault fault, String told) implements Finding {}

    /**
     * It was not looked at.
     *
     * @param told why
     * @param blocked whether a failure of another check is the cause; then what builds on this one is skipped too
     */
    record Skipped(String told, boolean blocked) implements Finding {}

    /** All is well. */
    static Finding ok(String told) {
        return new Ok(told);
    }

    /** A warning or a failure, as the fault has it. */
    static Finding of(Fault fault, String told) {
        return fault.fatal() ? new Failure(fault, told) : new Warning(fault, told);
    }

    /** There is nothing to look at. */
    static Finding unneeded(String why) {
        return new Skipped(why, false);
    }

    /** What it builds on has failed, or is not to be seen. */
    static Finding blocked(String why) {
        return new Skipped(why, true);
    }

    /** Whether checks that build on this one can be made. */
    default boolean passable() {
        return !(this instanceof Failure) && !(this instanceof Skipped skipped && skipped.blocked());
    }
}
