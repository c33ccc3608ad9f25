package io.kestramcp.docs;

import io.kestramcp.observe.metrics.Metric;
import java.util.Arrays;
import java.util.List;

/** {@code docs/metrics.md}: every metric of the gateway itself. */
final class MetricsPage {
    private MetricsPage() {}

    static String text() {
        return new Markdown()
                .heading(1, "Metrics")
                .paragraph(
                        "Written by the build from the table that the gateway itself reads. How to get at them is told in"
                                + " [operation](operation.md#metrics). Names are those of OpenTelemetry's conventions for MCP and for"
                                + " HTTP clients, where those have one.")
                .table(
                        List.of("name", "kind", "labels", "meaning"),
                        Arrays.stream(Metric.values()).map(MetricsPage::row).toList())
                .paragraph(
                        "A histogram has the series `_bucket`, `_count`, `_sum` and `_max`. Labels have few values: methods that"
                                + " are served (`_OTHER` for all else), tools of the [catalogue](tools.md), operations of the"
                                + " contracts, statuses. Nothing that a caller writes becomes one.")
                .paragraph("Beside these there are Micrometer's of the JVM and the process: `jvm_memory_*`, `jvm_gc_*`,"
                        + " `jvm_threads_*`, `jvm_classes_*`, `process_cpu_*`, `process_files_*`, `process_uptime_*`,"
                        + " `system_cpu_*`.")
                .text();
    }

    private static List<String> row(Metric metric) {
        String kind =
                switch (metric.kind()) {
                    case SECONDS -> "histogram";
                    case COUNTER -> "counter";
                    case GAUGE, GAUGE_SECONDS -> "gauge";
                };
        List<String> labels =
                metric.labels().stream().map(label -> label.replace('.', '_')).toList();
        return List.of(Markdown.code(metric.prometheus()), kind, Markdown.code(labels), metric.help());
    }
}
