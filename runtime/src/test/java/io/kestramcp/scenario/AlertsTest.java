package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.observe.metrics.Metric;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which alert an outage of Kestra raises, which one a failure of the gateway, and that neither raises the other's. */
@Timeout(120)
class AlertsTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
    private static final String FLOW = "{\"namespace\": \"company.team\", \"flow_id\": \"greeting\"}";
    private static final String CALLS = Metric.OPERATION_DURATION.prometheus() + "_count";
    private static final String DOWN = "error_type=\"kestra_unavailable\"";

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @Test
    void an_outage_of_kestra_is_seen_at_every_scrape_whether_anybody_calls_or_not() throws Exception {
        AlertRule unreachable = AlertRule.named("KestraMcpKestraUnreachable");
        assertThat(unreachable.expression()).isEqualTo("kestra_mcp_kestra_up == 0");
        GatewayTest.runManaged(null, NOWHERE, Map.of(), (platform, none, client) -> {
            await(unreachable, platform, 0.0);
            assertThat(unreachable.selected(platform)).containsExactly(0.0);
            assertThat(client.call("get_flow", FLOW).failed()).isTrue();
            assertThat(unreachable.selected(platform)).containsExactly(0.0);
        });
        GatewayTest.runManaged("2.0", Map.of(), (platform, kestra, client) -> await(unreachable, platform, 1.0));
    }

    @Test
    void an_outage_of_kestra_is_no_failure_of_the_gateway() throws Exception {
        AlertRule fails = AlertRule.named("KestraMcpGatewayFails");
        GatewayTest.runManaged(null, NOWHERE, Map.of(), (platform, none, client) -> {
            assertThat(client.request("tools/list", new JsonObject())
                            .getAsJsonObject("error")
                            .get("message")
                            .getAsString())
                    .contains("Kestra cannot be asked");
            assertThat(client.request("prompts/list", new JsonObject()).has("error"))
                    .isTrue();
            assertThat(client.call("get_flow", FLOW).text()).contains("unreachable");
            assertThat(platform.sum(CALLS, "mcp_method_name=\"tools/list\"", DOWN))
                    .isEqualTo(1);
            assertThat(platform.sum(CALLS, "mcp_method_name=\"prompts/list\"", DOWN))
                    .isEqualTo(1);
            assertThat(platform.sum(Metric.TOOL_ERRORS.prometheus(), "error_type=\"unreachable\""))
                    .isEqualTo(1);
            assertThat(fails.selected(platform)).isEmpty();
        });
    }

    @Test
    void a_failure_of_the_gateway_raises_its_alert_in_a_call_and_outside_of_one() throws Exception {
        AlertRule fails = AlertRule.named("KestraMcpGatewayFails");
        Path audit = directory.resolve("audit.jsonl");
        Map<String, String> settings = Map.of("KESTRA_MCP_AUDIT_FILE", audit.toString());
        GatewayTest.runManaged("2.0", settings, (platform, kestra, client) -> {
            assertThat(fails.selected(platform)).isEmpty();
            // As if its disk had gone: it is looked for anew, and cannot be opened.
            Files.delete(audit);
            Files.createDirectory(audit);
            assertThat(client.call("get_flow", FLOW).text()).contains("gateway_failed");
            assertThat(fails.selected(platform)).containsExactly(1.0);
            JsonObject unknown = new JsonObject();
            unknown.addProperty("name", "no_such_tool");
            assertThat(client.request("tools/call", unknown).has("error")).isTrue();
            assertThat(fails.selected(platform)).containsExactlyInAnyOrder(1.0, 1.0);
        });
    }

    /** Scrapes until it is so: a scrape waits a moment only for the first answer. The time-out ends what is in vain. */
    private static void await(AlertRule rule, ManagementPort platform, double value) throws Exception {
        List<Double> seen = rule.selected(platform);
        while (!seen.equals(List.of(value))) {
            seen = rule.selected(platform);
        }
    }
}
