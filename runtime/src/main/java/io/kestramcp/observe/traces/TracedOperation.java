package io.kestramcp.observe.traces;

import io.kestramcp.observe.Observer.Start;
import io.kestramcp.observe.Operation;
import io.kestramcp.observe.Upstream;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;

/** One request as a span (OpenTelemetry, semantic conventions for MCP, server). */
final class TracedOperation implements Operation {
    private final Tracer tracer;
    private final Start start;
    private final Span span;
    private final Context context;

    /** @param context has the span in it */
    TracedOperation(Tracer tracer, Start start, Span span, Context context) {
        this.tracer = tracer;
        this.start = start;
        this.span = span;
        this.context = context;
    }

    @Override
    public String requestId() {
        return start.requestId();
    }

    @Override
    public void tool(String name) {
        span.updateName(start.method() + " " + name);
        span.setAttribute("gen_ai.tool.name", name);
        span.setAttribute("gen_ai.operation.name", "execute_tool");
    }

    @Override
    public void failed(String errorType) {
        span.setAttribute(Traces.ERROR_TYPE, errorType);
        span.setStatus(StatusCode.ERROR);
    }

    @Override
    public void failed(int code, String errorType) {
        failed(errorType);
        span.setAttribute("rpc.response.status_code", String.valueOf(code));
    }

    @Override
    public void answered(String tool, String error, int characters) {
        if (!error.isEmpty()) {
            span.setAttribute("kestra.mcp.tool.error", error);
        }
    }

    @Override
    public Upstream upstream(String operation, String method) {
        Span request = tracer.spanBuilder(method + " " + operation)
                .setParent(context)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("http.request.method", method)
                .setAttribute("kestra.operation", operation)
                .startSpan();
        return new TracedUpstream(request, context.with(request));
    }

    @Override
    public void close() {
        span.end();
    }

    private record TracedUpstream(Span span, Context context) implements Upstream {
        private static final int FIRST_ERROR = 400;

        @Override
        public Map<String, String> headers() {
            Map<String, String> headers = new HashMap<>();
            W3CTraceContextPropagator.getInstance().inject(context, headers, Map::put);
            return headers;
        }

        @Override
        public void answered(int status) {
            span.setAttribute("http.response.status_code", status);
            if (status >= FIRST_ERROR) {
                failed(String.valueOf(status));
            }
        }

        @Override
        public void failed(String errorType) {
            span.setAttribute(Traces.ERROR_TYPE, errorType);
            span.setStatus(StatusCode.ERROR);
        }

        @Override
        public void close() {
            span.end();
        }
    }
}
