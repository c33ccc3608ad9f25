package io.kestramcp.mcp;

import io.kestramcp.mcp.Message.Request;
import io.kestramcp.observe.TraceContext;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Where clients tell their place in a trace: in the request's {@code _meta} (SEP-414), or else in the HTTP headers. */
final class TraceKeys {
    private static final String TRACEPARENT = "traceparent";
    private static final String TRACESTATE = "tracestate";

    private TraceKeys() {}

    /** What the client told. */
    static TraceContext of(Request request, Optional<HttpHeaders> headers) {
        JsonNode meta = request.params().path("_meta");
        if (meta.path(TRACEPARENT).isString()) {
            return new TraceContext(
                    meta.path(TRACEPARENT).asString(), meta.path(TRACESTATE).asString(""));
        }
        return headers.map(sent -> new TraceContext(only(sent.all(TRACEPARENT)), only(sent.all(TRACESTATE))))
                .orElse(TraceContext.NONE);
    }

    /** One that is there twice is none (W3C Trace Context, section 3.2). */
    private static String only(List<String> values) {
        return values.size() == 1 ? values.get(0) : "";
    }
}
