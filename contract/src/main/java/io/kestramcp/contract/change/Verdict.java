package io.kestramcp.contract.change;

/** What becomes of a tool, from the best to the worst. */
public enum Verdict {
    /** Bound as before. */
    AS_BEFORE,
    /** Bound as before; there is something new that it could offer. */
    COULD_OFFER,
    /** Only the newer contract has what it needs. */
    NEW,
    /** Changed. */
    CHANGED,
    /** Not bound: an operation is gone. */
    UNBOUND
}
