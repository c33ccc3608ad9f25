package io.kestramcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The protocol's own test suite. It needs Node.js and the network, so {@code conformance/run} alone runs it. */
class ConformanceSuite {
    private static final String SCRIPT = "node_modules/@modelcontextprotocol/conformance/dist/index.js";

    @Test
    void every_required_scenario_passes() throws Exception {
        String requirements = System.getProperty("mcp.requirements");
        Path folder = Path.of(System.getProperty("mcp.conformance"));
        Path report = folder.resolve(requirements + ".txt");
        try (ConformanceServer server = new ConformanceServer()) {
            Process suite = new ProcessBuilder(
                            System.getProperty("mcp.node"),
                            folder.resolve(SCRIPT).toString(),
                            "server",
                            "--url",
                            "http://localhost:" + server.port() + "/mcp",
                            "--requirements",
                            requirements)
                    .directory(folder.toFile())
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
            } finally {
                suite.destroyForcibly();
            }
        }
    }
}
