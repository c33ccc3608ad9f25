package io.kestramcp.contract.change;

/** What changed in an operation that a tool uses. */
public enum Kind {
    /** Another path. */
    MOVED(Verdict.CHANGED),
    /** Another HTTP method. */
    METHOD(Verdict.CHANGED),
    /** Another operationId at the same path. */
    OPERATION_RENAMED(Verdict.CHANGED),
    /** Only the Enterprise Edition has it, or no longer only that. */
    EDITION(Verdict.CHANGED),
    /** A new parameter or property that must be sent, or that no argument fits. */
    INPUT_ADDED(Verdict.CHANGED),
    /** A parameter or property that is gone. */
    INPUT_REMOVED(Verdict.CHANGED),
    /** A parameter or property with another name. */
    INPUT_RENAMED(Verdict.CHANGED),
    /** A parameter that is sent elsewhere: in the query, in a header, in the path. */
    INPUT_MOVED(Verdict.CHANGED),
    /** What could be left out must be sent. */
    NOW_REQUIRED(Verdict.CHANGED),
    /** What must be sent can be left out. */
    NOW_OPTIONAL(Verdict.CHANGED),
    /** Another type or format of a parameter or property. */
    TYPE(Verdict.CHANGED),
    /** Fewer values are allowed, or narrower limits. */
    FEWER_VALUES(Verdict.CHANGED),
    /** Kestra takes another value when none is given. */
    DEFAULT(Verdict.CHANGED),
    /** A filter that is offered is gone, or one of its operators. */
    FILTER_GONE(Verdict.CHANGED),
    /** A body came, went, or is of another kind. */
    BODY(Verdict.CHANGED),
    /** Another media type of a body or an answer. */
    CONTENT_TYPE(Verdict.CHANGED),
    /** An answer of another form: a list where an object was, nothing where something was. */
    ANSWER(Verdict.CHANGED),
    /** A field of the answer that is kept is gone. */
    FIELD_GONE(Verdict.CHANGED),
    /** A field of the answer that is kept has another type. */
    FIELD_RETYPED(Verdict.CHANGED),
    /** The operation is gone. */
    OPERATION_GONE(Verdict.UNBOUND),
    /** The operation is new. */
    OPERATION_NEW(Verdict.NEW),
    /** A new optional parameter or property, further values, filters where there were none. */
    OFFER(Verdict.COULD_OFFER);

    private final Verdict verdict;

    Kind(Verdict verdict) {
        this.verdict = verdict;
    }

    /** What a change of this kind makes of a tool. */
    public Verdict verdict() {
        return verdict;
    }
}
