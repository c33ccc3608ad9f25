package io.kestramcp.bench.micro;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What was measured where, with the goals beside it. */
record Report(String date, String command, String commit, String machine, List<Row> rows) {
    private static final String BYTES = "gc.alloc.rate.norm";
    private static final double MOST_NANOS = 1000;
    /** The harness itself allocates a little now and then, which JMH shares out among millions of calls. */
    private static final double NONE = 0.01;

    /**
     * One step.
     *
     * @param nanos on average, with the half of its 99.9 % confidence interval
     * @param bytes allocated
     * @param decision whether it is a permission decision, for which there are goals
     */
    record Row(String step, double nanos, double error, double bytes, boolean decision) {
        boolean reached() {
            return !decision || (nanos < MOST_NANOS && bytes < NONE);
        }
    }

    static Report of(Collection<RunResult> results, String command, String commit) {
        String machine = "%d processors, %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("java.version"));
        return new Report(
                LocalDate.now(ZoneOffset.UTC).toString(),
                command,
                commit,
                machine,
                results.stream().map(Report::row).toList());
    }

    private static Row row(RunResult result) {
        String name = result.getParams().getBenchmark();
        String[] parts = name.split("\\.", -1);
        String parameters = result.getParams().getParamsKeys().stream()
                .map(key -> result.getParams().getParam(key))
                .collect(Collectors.joining(", "));
        String step = parts[parts.length - 2] + "." + parts[parts.length - 1]
                + (parameters.isEmpty() ? "" : " (" + parameters + ")");
        Result<?> time = result.getPrimaryResult();
        String bytes = result.getSecondaryResults().keySet().stream()
                .filter(label -> label.endsWith(BYTES))
                .findFirst()
                .orElseThrow();
        return new Row(
                step,
                time.getScore(),
                time.getScoreError(),
                result.getSecondaryResults().get(bytes).getScore(),
                step.startsWith("Decisions."));
    }

    String markdown() {
        String lines = rows.stream()
                .map(row -> String.format(
                        Locale.ROOT,
                        "| %s | %.0f ± %.0f | %.0f | %s |",
                        row.step(),
                        row.nanos(),
                        row.error(),
                        row.bytes(),
                        row.decision() ? "under 1000 ns, no byte: " + (row.reached() ? "reached" : "**missed**") : ""))
                .collect(Collectors.joining("\n"));
        return """
                # Single steps of a call

                Measured on %s by `%s`, at commit %s, on %s. JMH, average of all iterations with half of the 99.9 %% confidence
                interval; bytes by its profiler of the collector. The answers are recorded ones of the sandbox.

                | step | ns | bytes allocated | goal |
                |---|---|---|---|
                %s
                """.formatted(date, command, commit, machine, lines);
    }

    String json() {
        JsonObject json = new JsonObject();
        json.addProperty("date", date);
        json.addProperty("command", command);
        json.addProperty("commit", commit);
        json.addProperty("machine", machine);
        JsonArray steps = new JsonArray();
        for (Row row : rows) {
            JsonObject step = new JsonObject();
            step.addProperty("step", row.step());
            step.addProperty("nanos", row.nanos());
            // JMH tells no error of a single iteration.
            if (Double.isFinite(row.error())) {
                step.addProperty("error", row.error());
            }
            step.addProperty("bytes", row.bytes());
            if (row.decision()) {
                step.addProperty("reached", row.reached());
            }
            steps.add(step);
        }
        json.add("steps", steps);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json) + "\n";
    }
}
