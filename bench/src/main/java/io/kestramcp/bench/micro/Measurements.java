package io.kestramcp.bench.micro;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures all steps, and writes the results. Called by {@code bench/jmh}. */
public final class Measurements {
    private Measurements() {}

    /**
     * Measures.
     *
     * @param arguments where the results go, the commit, and {@code --quick} for a first look
     */
    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        boolean quick = given.contains("--quick");
        Collection<RunResult> results = new Runner(options(quick)).run();
        Path folder = Path.of(given.get(0));
        Report report = Report.of(results, "bench/jmh" + (quick ? " --quick" : ""), given.get(1));
        Files.writeString(folder.resolve("jmh.json"), report.json());
        Files.writeString(folder.resolve("jmh.md"), report.markdown());
        System.out.print(report.markdown());
    }

    private static Options options(boolean quick) {
        return new OptionsBuilder()
                .include("io\\.kestramcp\\.bench\\.micro\\..*")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(quick ? 1 : 3)
                .warmupIterations(quick ? 3 : 5)
                .warmupTime(TimeValue.seconds(quick ? 1 : 2))
                .measurementIterations(quick ? 3 : 5)
                .measurementTime(TimeValue.seconds(quick ? 1 : 2))
                // As kestra-mcp serve runs.
                .jvmArgs("-XX:+UseSerialGC")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .build();
    }
}
