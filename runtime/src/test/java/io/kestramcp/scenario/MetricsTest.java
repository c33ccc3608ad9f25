package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.observe.metrics.Metric;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a platform reads of a gateway's work. */
class MetricsTest {
    private static final String CALLS = Metric.OPERATION_DURATION.prometheus() + "_count";
    private static final String FLOW = "{\"namespace\": \"company.team\", \"flow_id\": \"greeting\"}";

    @Test
    void calls_are_counted_by_tool_and_timed() throws Exception {
        GatewayTest.runManaged("2.0", Map.of(), (platform, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            client.ok("get_flow", FLOW);
            client.ok("get_flow", FLOW);
            String[] labels = {
                "mcp_method_name=\"tools/call\"",
                "gen_ai_tool_name=\"get_flow\"",
                "error_type=\"\"",
                "network_transport=\"tcp\""
            };
            assertThat(platform.sum(CALLS, labels)).isEqualTo(2);
            assertThat(platform.series(Metric.OPERATION_DURATION.prometheus() + "_bucket", labels))
                    .hasSize(15)
                    .last()
                    .asString()
                    .contains("le=\"+Inf\"")
                    .endsWith(" 2");
        });
    }

    @Test
    void failed_calls_are_counted_apart_and_by_class() throws Exception {
        GatewayTest.runManaged("2.0", Map.of(), (platform, kestra, client) -> {
            assertThat(client.call("get_flow", FLOW).failed()).isTrue();
            assertThat(platform.sum(CALLS, "gen_ai_tool_name=\"get_flow\"", "error_type=\"tool_error\""))
                    .isEqualTo(1);
            assertThat(platform.sum(
                            Metric.TOOL_ERRORS.prometheus(),
                            "gen_ai_tool_name=\"get_flow\"",
                            "error_type=\"not_found\""))
                    .isEqualTo(1);
            assertThat(client.call("get_flow", "{}").failed()).isTrue();
            assertThat(platform.sum(Metric.TOOL_ERRORS.prometheus(), "error_type=\"invalid_argument\""))
                    .isEqualTo(1);
        });
    }

    @Test
    void requests_to_kestra_are_timed_by_operation_and_status() throws Exception {
        GatewayTest.runManaged("2.0", Map.of(), (platform, kestra, client) -> {
            client.call("get_flow", FLOW);
            assertThat(platform.sum(
                            Metric.UPSTREAM_DURATION.prometheus() + "_count",
                            "kestra_operation=\"getFlow\"",
                            "http_request_method=\"GET\"",
                            "http_response_status_code=\"404\"",
                            "error_type=\"404\""))
                    .isEqualTo(1);
        });
    }

    @Test
    void the_tokens_of_an_answer_are_a_quarter_of_its_characters_rounded_up() throws Exception {
        GatewayTest.runManaged("2.0", Map.of(), (platform, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            String text = client.ok("get_flow", FLOW).text();
            assertThat(platform.sum(Metric.REPLY_TOKENS.prometheus(), "gen_ai_tool_name=\"get_flow\""))
                    .isEqualTo(Math.ceil(text.length() / 4.0));
        });
    }

    @Test
    void nothing_that_a_caller_writes_becomes_a_label() throws Exception {
        GatewayTest.runManaged("2.0", Map.of(), (platform, kestra, client) -> {
            JsonObject call = new JsonObject();
            call.addProperty("name", "canary_tool");
            client.request("tools/call", call);
            client.request("canary/method", new JsonObject());
            client.call("get_flow", "{\"namespace\": \"canary.namespace\", \"flow_id\": \"canary-flow\"}");
            client.with("MCP-Protocol-Version", "canary").post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");
            client.get("/canary");
            assertThat(platform.get("/metrics").body()).doesNotContain("canary");
            assertThat(platform.sum(CALLS, "mcp_method_name=\"_OTHER\"", "error_type=\"-32601\""))
                    .isEqualTo(1);
            assertThat(platform.sum(CALLS, "gen_ai_tool_name=\"\"", "error_type=\"-32602\""))
                    .isEqualTo(1);
        });
    }

    @Test
    void what_is_refused_over_http_is_counted_by_status() throws Exception {
        GatewayTest.runManaged("2.0", Map.of(), (platform, kestra, client) -> {
            client.get("/nowhere");
            client.with("Origin", "https://evil.example").post("{}");
            assertThat(platform.sum(Metric.REFUSED.prometheus(), "http_response_status_code=\"404\""))
                    .isEqualTo(1);
            assertThat(platform.sum(Metric.REFUSED.prometheus(), "http_response_status_code=\"403\""))
                    .isEqualTo(1);
        });
    }

    @Test
    void the_port_of_the_platform_serves_nothing_else_and_the_others_port_no_metrics() throws Exception {
        GatewayTest.runManaged("2.0", Map.of(), (platform, kestra, client) -> {
            assertThat(platform.get("/metrics").statusCode()).isEqualTo(200);
            assertThat(platform.get("/readyz").statusCode()).isEqualTo(200);
            assertThat(platform.get("/livez").statusCode()).isEqualTo(200);
            for (String path : List.of("/mcp", "/", "/token", "/.well-known/oauth-protected-resource")) {
                assertThat(platform.get(path).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(client.get("/metrics").statusCode()).isEqualTo(404);
        });
    }

    @Test
    void a_page_that_rebinds_its_name_to_the_port_reads_nothing() throws Exception {
        GatewayTest.runManaged(
                "2.0", Map.of("KESTRA_MCP_ALLOWED_HOSTS", "metrics.example"), (platform, kestra, client) -> {
                    assertThat(RawHttp.get(platform.port(), "/metrics", "evil.example"))
                            .startsWith("HTTP/1.1 421");
                    assertThat(RawHttp.get(platform.port(), "/metrics", "metrics.example"))
                            .startsWith("HTTP/1.1 200");
                    assertThat(RawHttp.get(platform.port(), "/metrics", "10.1.2.3:9090"))
                            .startsWith("HTTP/1.1 200");
                    assertThat(RawHttp.get(platform.port(), "/metrics", "[fd00::1]:9090"))
                            .startsWith("HTTP/1.1 200");
                });
    }

    @Test
    void the_metrics_of_the_jvm_and_the_version_are_there() throws Exception {
        GatewayTest.runManaged("2.0", Map.of(), (platform, kestra, client) -> {
            HttpResponse<String> metrics = platform.get("/metrics");
            assertThat(metrics.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain; version=0.0.4");
            assertThat(platform.names())
                    .containsAll(Set.of("jvm_memory_used_bytes", "process_cpu_usage", "process_files_open_files"));
            assertThat(platform.series(Metric.BUILD_INFO.prometheus(), "version=\""))
                    .hasSize(1);
        });
    }
}
