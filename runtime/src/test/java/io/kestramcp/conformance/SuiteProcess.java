package io.kestramcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The suite's command line, in the Node.js that was installed with it by {@code conformance/install}. */
public final class SuiteProcess {
    private static final String SCRIPT = "node_modules/@modelcontextprotocol/conformance/dist/index.js";

    private SuiteProcess() {}

    /** The requirement sets that the build was asked to prove. */
    public static Stream<String> requirements() {
        return Stream.of(System.getProperty("mcp.requirements").split(","));
    }

    /**
     * Runs scenarios against a server; fails unless they pass, also those that the suite runs without scoring them.
     *
     * @param name the report's
     * @param options which scenarios
     */
    public static void passes(String name, int port, String... options) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("project.root"));
        Path suiteHome = root.resolve("conformance");
        Path report = Files.createDirectories(root.resolve("runtime/target/conformance"))
                .resolve(name + ".txt");
        List<String> command = new ArrayList<>(List.of(
                suiteHome.resolve("node").toString(),
                suiteHome.resolve(SCRIPT).toString(),
                "server",
                "--url",
                "http://localhost:" + port + "/mcp"));
        command.addAll(List.of(options));
        Process suite = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(report.toFile())
                .start();
        try {
            assertThat(suite.waitFor(10, TimeUnit.MINUTES))
                    .as("The suite ended in time")
                    .isTrue();
            assertThat(suite.exitValue())
                    .as("The suite's report is in %s", report)
                    .isZero();
            assertThat(Files.readString(report))
                    .as("Scenarios that do not count towards the exit code pass too")
                    .doesNotContain("✗");
        } finally {
            suite.destroyForcibly();
        }
    }
}
