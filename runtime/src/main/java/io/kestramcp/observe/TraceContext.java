package io.kestramcp.observe;

/**
 * A client's place in its trace, as it was sent (W3C Trace Context); not yet checked. Its values are the client's: they
 * go into traces alone, and never into a metric or a log.
 *
 * @param traceparent empty for none
 * @param tracestate empty for none
 */
public record TraceContext(String traceparent, String tracestate) {
    /** The client has told none. */
    public static final TraceContext NONE = new TraceContext("", "");
}
