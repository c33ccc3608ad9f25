package io.kestramcp.observe.traces;

import io.kestramcp.observe.Observer;
import io.kestramcp.observe.Operation;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Sends a span for each request of a client, and one for each request to Kestra within it, to an OpenTelemetry collector.
 * A span holds names, statuses and the request's id; never an argument, an answer or a caller. Thread-safe; one for the
 * process.
 */
public final class Traces implements Observer, AutoCloseable {
    static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private static final int LAST_SECONDS = 5;
    private static final String PROTOCOL = "otel.exporter.otlp.protocol";
    private static final String HTTP = "http/protobuf";

    private final OpenTelemetrySdk sdk;
    private final Tracer tracer;

    /**
     * Sends in the background from now on. Further {@code OTEL_} variables of the process count as OpenTelemetry says.
     *
     * @param endpoint the collector, to which {@code /v1/traces} is added; OTLP over HTTP
     * @param version of this program
     * @throws IllegalArgumentException when a variable of the process asks for what is not there
     */
    public Traces(String endpoint, String version) {
        OpenTelemetryLog.join();
        this.sdk = AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> Map.of(
                        "otel.service.name",
                        "kestra-mcp",
                        "otel.metrics.exporter",
                        "none",
                        "otel.logs.exporter",
                        "none"))
                .addPropertiesCustomizer(set -> {
                    if (!set.getString(PROTOCOL, HTTP).equals(HTTP)) {
                        throw new IllegalArgumentException(
                                "OTEL_EXPORTER_OTLP_PROTOCOL must be http/protobuf: nothing else is built in. Collectors"
                                        + " take it at port 4318.");
                    }
                    return Map.of("otel.exporter.otlp.endpoint", endpoint, PROTOCOL, HTTP);
                })
                .addResourceCustomizer((resource, set) -> resource.merge(
                        Resource.builder().put("service.version", version).build()))
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
        this.tracer = sdk.getTracer("kestra-mcp", version);
    }

    @Override
    public Operation begin(Start start) {
        Context parent =
                W3CTraceContextPropagator.getInstance().extract(Context.root(), start.parent(), SentContext.READER);
        Span span = tracer.spanBuilder(start.method())
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("mcp.method.name", start.method())
                .setAttribute("network.transport", start.transport().name().toLowerCase(Locale.ROOT))
                .setAttribute("kestra.mcp.request.id", start.requestId())
                .startSpan();
        return new TracedOperation(tracer, start, span, parent.with(span));
    }

    /** Sends what is left, for a few seconds at most. */
    @Override
    public void close() {
        sdk.getSdkTracerProvider().shutdown().join(LAST_SECONDS, TimeUnit.SECONDS);
        sdk.close();
    }
}
