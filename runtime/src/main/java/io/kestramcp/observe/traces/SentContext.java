package io.kestramcp.observe.traces;

import io.kestramcp.observe.TraceContext;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;

/** Reads a client's place in its trace. */
enum SentContext implements TextMapGetter<TraceContext> {
    /** The only one. */
    READER;

    @Override
    public Iterable<String> keys(TraceContext carrier) {
        return List.of("traceparent", "tracestate");
    }

    @Override
    public String get(TraceContext carrier, String key) {
        String value =
                switch (key) {
                    case "traceparent" -> carrier.traceparent();
                    case "tracestate" -> carrier.tracestate();
                    default -> "";
                };
        return value.isEmpty() ? null : value;
    }
}
