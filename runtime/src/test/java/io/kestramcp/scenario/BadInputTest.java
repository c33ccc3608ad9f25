package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import io.kestramcp.access.AuditChain;
import io.kestramcp.sandbox.RecordedRequest;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.scenario.McpCaller.Answer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong, told through the front door: what happened, what to do next, and nothing half done. */
class BadInputTest {
    @TempDir
    private Path directory;

    @Test
    void A_26_an_unknown_tool_is_an_error_of_the_protocol() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            JsonObject params = new JsonObject();
            params.addProperty("name", "get_flows");
            JsonObject error = client.request("tools/call", params).getAsJsonObject("error");
            assertThat(error.get("code").getAsInt()).isEqualTo(-32602);
            assertThat(error.get("message").getAsString()).contains("get_flows", "get_flow");
        });
    }

    @Test
    void U5_A_26_an_unknown_argument_is_refused_with_the_nearest_and_nothing_is_sent() throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            Answer refused = client.call("list_flows", "{\"namespace\": \"company.team\", \"sise\": 5}");
            assertThat(refused.failed()).isTrue();
            assertThat(refused.text()).contains("sise").contains("size");
            assertThat(calls(kestra)).isEmpty();
        });
    }

    @Test
    void U5_what_was_refused_for_its_arguments_is_recorded_without_them() throws Exception {
        Path audit = directory.resolve("audit.jsonl");
        GatewayTest.run("2.0", Map.of("KESTRA_MCP_AUDIT_FILE", "" + audit), (gateway, kestra, client) -> {
            client.call("list_flows", "{\"namespace\": \"company.team\", \"canary-7f3a\": \"canary-91bd\"}");
            client.request(
                    "tools/call",
                    JsonParser.parseString("{\"name\": \"list_flows\", \"arguments\": [\"canary-91bd\"]}")
                            .getAsJsonObject());
            client.request(
                    "resources/read",
                    JsonParser.parseString("{\"uri\": \"kestra://namespaces/canary%2f7f3a/flows\"}")
                            .getAsJsonObject());
        });
        List<String> lines = Files.readAllLines(audit);
        assertThat(lines)
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(line -> line.contains("\"decision\":\"refused\",\"reason\":\"arguments\""))
                .allMatch(line -> line.contains("\"arguments_sha256\":"))
                .noneMatch(line -> line.contains("canary"));
        assertThat(AuditChain.verify(List.of(audit))).isInstanceOf(AuditChain.Verdict.Whole.class);
    }

    @Test
    void a_wrong_type_is_refused_and_nothing_is_sent() throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            Answer refused = client.call("list_flows", "{\"namespace\": 7}");
            assertThat(refused.failed()).isTrue();
            assertThat(refused.text()).contains("namespace").contains("string");
            assertThat(calls(kestra)).isEmpty();
        });
    }

    @Test
    void a_missing_argument_is_named() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Answer refused = client.call("get_flow", "{\"namespace\": \"company.team\"}");
            assertThat(refused.failed()).isTrue();
            assertThat(refused.text()).contains("flow_id");
        });
    }

    @Test
    void a_namespace_that_climbs_is_refused_before_a_request_is_built() throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            for (String namespace : List.of("../x", "..", "a/b", "a?b", "a#b", "%2e%2e", "a\\\\b")) {
                Answer refused = client.call("get_flow", "{\"namespace\": \"" + namespace + "\", \"flow_id\": \"f\"}");
                assertThat(refused.failed()).as(namespace).isTrue();
                assertThat(refused.text()).contains("namespace");
            }
            assertThat(calls(kestra)).isEmpty();
        });
    }

    @Test
    void yaml_that_is_none_is_refused_with_the_place() throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            for (String yaml : List.of("id: [", "", "- just\\n- a list", "plain text")) {
                Answer refused = client.call("create_or_update_flow", "{\"source\": \"" + yaml + "\"}");
                assertThat(refused.failed()).as(yaml).isTrue();
                assertThat(refused.text()).contains("source");
            }
            assertThat(calls(kestra)).isEmpty();
        });
    }

    @Test
    void a_wrong_password_is_told_without_showing_it() throws Exception {
        for (String line : GatewayTest.LINES) {
            GatewayTest.run(line, Map.of("KESTRA_PASSWORD", "s3cret-canary"), (gateway, kestra, client) -> {
                Answer refused = client.call("list_flows", "{\"namespace\": \"company.team\"}");
                assertThat(refused.failed()).isTrue();
                assertThat(refused.text()).contains("KESTRA_PASSWORD").doesNotContain("s3cret-canary");
            });
        }
    }

    @Test
    void A_19_a_wrong_tenant_is_told_in_kestras_words() throws Exception {
        for (String line : GatewayTest.LINES) {
            GatewayTest.run(line, Map.of("KESTRA_TENANT_ID", "acme"), (gateway, kestra, client) -> {
                Answer refused = client.call("list_flows", "{\"namespace\": \"company.team\"}");
                assertThat(refused.failed()).isTrue();
                assertThat(refused.text()).contains("Tenant must be 'main'");
            });
        }
    }

    @Test
    void a_kestra_that_cannot_be_reached_is_told_with_what_to_check() throws Exception {
        Sandbox none = null;
        GatewayTest.run(none, URI.create("http://127.0.0.1:1"), Map.of(), (gateway, kestra, client) -> {
            Answer refused = client.call("list_flows", "{\"namespace\": \"company.team\"}");
            assertThat(refused.failed()).isTrue();
            assertThat(refused.text()).contains("Kestra").contains("KESTRA_BASE_URL");
        });
    }

    @Test
    void a_page_of_html_is_not_taken_for_kestra() throws Exception {
        HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page.createContext("/", exchange -> {
            byte[] html = "<html><title>Sign in</title></html>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        page.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + page.getAddress().getPort());
            GatewayTest.run(null, address, Map.of(), (gateway, kestra, client) -> {
                Answer refused = client.call("list_flows", "{\"namespace\": \"company.team\"}");
                assertThat(refused.failed()).isTrue();
                assertThat(refused.text()).contains("Sign in");
            });
        } finally {
            page.stop(0);
        }
    }

    /** What was asked of Kestra but for the question which Kestra it is. */
    private static List<String> calls(Sandbox kestra) {
        return kestra.requests().stream()
                .map(RecordedRequest::path)
                .filter(path -> !path.equals("/api/v1/configs"))
                .toList();
    }
}
