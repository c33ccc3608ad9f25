package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A gateway that is told to stop, as a platform tells it. */
class StopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @Test
    void it_is_unready_first_and_still_answers_what_is_sent_meanwhile() throws Exception {
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"));
                // Longer than the test: what is looked at comes before its end.
                ServedProcess gateway =
                        new ServedProcess(settings(kestra, Map.of("KESTRA_MCP_DRAIN_SECONDS", "300")))) {
            McpCaller client = new McpCaller(gateway.address());
            assertThat(client.get("/readyz").statusCode()).isEqualTo(200);
            gateway.terminate();
            assertThat(unready(client)).contains("The gateway is stopping.");
            assertThat(client.get("/livez").statusCode()).isEqualTo(200);
            assertThat(client.names()).contains("get_flow");
        }
    }

    @Test
    void what_was_not_sent_yet_is_sent_before_the_process_ends() throws Exception {
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"));
                TraceCollector collector = new TraceCollector();
                ServedProcess gateway = new ServedProcess(settings(
                        kestra,
                        Map.of(
                                "KESTRA_MCP_DRAIN_SECONDS",
                                "0",
                                "OTEL_EXPORTER_OTLP_ENDPOINT",
                                collector.address(),
                                // An hour: nothing is sent unless the end has it sent.
                                "OTEL_BSP_SCHEDULE_DELAY",
                                "3600000")))) {
            new McpCaller(gateway.address()).names();
            gateway.terminate();
            gateway.ended();
            assertThat(collector.span("tools/list").kind()).isEqualTo(2);
        }
    }

    private static Map<String, String> settings(Sandbox kestra, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("KESTRA_BASE_URL", kestra.baseUri().toString());
        settings.put("KESTRA_USERNAME", SandboxOptions.DEMO_USERNAME);
        settings.put("KESTRA_PASSWORD", SandboxOptions.DEMO_PASSWORD);
        return settings;
    }

    /** Asks until it is not ready; gives the answer. */
    private static String unready(McpCaller client) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        var answer = client.get("/readyz");
        while (answer.statusCode() != 503 && Instant.now().isBefore(end)) {
            answer = client.get("/readyz");
        }
        return answer.body();
    }
}
