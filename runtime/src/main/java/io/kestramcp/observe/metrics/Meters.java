package io.kestramcp.observe.metrics;

import io.kestramcp.observe.Observer;
import io.kestramcp.observe.Operation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Counts and times, for Prometheus to read. Labels have few values: methods that are served, tools of the catalogue,
 * operations of the contracts. Nothing that a caller writes becomes one. Thread-safe; one for the process.
 */
public final class Meters implements Observer, AutoCloseable {
    /** Bounds in milliseconds (OpenTelemetry, MCP, {@code mcp.server.operation.duration}). */
    private static final Duration[] BUCKETS = Stream.of(
                    10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final AtomicInteger active = new AtomicInteger();

    /** @param version of this program */
    public Meters(String version) {
        List.of(
                        garbage,
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(each -> each.bindTo(registry));
        gauge(Metric.OPERATIONS_ACTIVE, active::get);
        gauge(Metric.BUILD_INFO, () -> 1, version);
    }

    /**
     * Has a value asked for at each scrape.
     *
     * @param value quick; one that throws is not a number
     * @param labels a value for each label of the metric
     */
    public void gauge(Metric metric, Supplier<Number> value, String... labels) {
        Gauge.builder(metric.dotted(), value)
                .description(metric.help())
                .baseUnit(metric.kind() == Metric.Kind.GAUGE_SECONDS ? "seconds" : null)
                .tags(tags(metric, labels))
                .strongReference(true)
                .register(registry);
    }

    /**
     * Counts one.
     *
     * @param labels a value for each label of the metric
     */
    public void count(Metric metric, String... labels) {
        add(metric, 1, labels);
    }

    void add(Metric metric, double amount, String... labels) {
        Counter.builder(metric.dotted())
                .description(metric.help())
                .tags(tags(metric, labels))
                .register(registry)
                .increment(amount);
    }

    void time(Metric metric, long nanos, String... labels) {
        Timer.builder(metric.dotted())
                .description(metric.help())
                .serviceLevelObjectives(BUCKETS)
                .tags(tags(metric, labels))
                .register(registry)
                .record(Duration.ofNanos(nanos));
    }

    @Override
    public Operation begin(Start start) {
        active.incrementAndGet();
        return new MeteredOperation(this, start);
    }

    void ended() {
        active.decrementAndGet();
    }

    /** Everything, in the text format of Prometheus (version 0.0.4). */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }

    private static Tags tags(Metric metric, String... values) {
        List<String> labels = metric.labels();
        if (labels.size() != values.length) {
            throw new IllegalArgumentException(metric + " has the labels " + labels);
        }
        Tags tags = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(labels.get(i), values[i]);
        }
        return tags;
    }
}
