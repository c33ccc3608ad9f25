package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Revision 2026-07-28 over HTTP: the envelope, the headers, and what a result carries. */
class ModernHttpTest {
    private HttpFixture http;

    @BeforeEach
    void start() throws Exception {
        http = new HttpFixture();
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
    }

    @Test
    void discover_tells_versions_capabilities_and_how_long_it_holds() throws Exception {
        HttpResponse<String> response = http.send(http.modern("server/discover", ""));

        assertThat(HttpFixture.json(response).getAsJsonObject("result").toString())
                .isEqualTo("{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{\"listChanged\":true},"
                        + "\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}},"
                        + "\"instructions\":\"Use echo.\",\"resultType\":\"complete\","
                        + "\"_meta\":{\"io.modelcontextprotocol/serverInfo\":{\"name\":\"fixture\",\"title\":\"Fixture\","
                        + "\"version\":\"1.2.3\"}},\"ttlMs\":30000,\"cacheScope\":\"private\"}");
        assertThat(response.headers().firstValue("Mcp-Session-Id")).isEmpty();
    }

    @Test
    void the_list_of_tools_is_private_to_the_caller() throws Exception {
        JsonObject result =
                HttpFixture.json(http.send(http.modern("tools/list", ""))).getAsJsonObject("result");
        assertThat(result.get("cacheScope").getAsString()).isEqualTo("private");
        assertThat(result.get("ttlMs").getAsInt()).isPositive();
        assertThat(result.get("resultType").getAsString()).isEqualTo("complete");
        assertThat(result.getAsJsonArray("tools")).hasSize(6);
    }

    @Test
    void a_call_is_complete_and_names_the_server_but_is_not_cacheable() throws Exception {
        HttpResponse<String> response = http.send(http.modernCall("echo", "{\"text\":\"hi\"}"));

        JsonObject result = HttpFixture.json(response).getAsJsonObject("result");
        assertThat(result.keySet())
                .containsExactlyInAnyOrder("content", "isError", "structuredContent", "resultType", "_meta");
        assertThat(result.get("structuredContent").toString()).isEqualTo("{\"text\":\"hi\"}");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialize", "ping", "logging/setLevel", "prompts/list", "resources/subscribe"})
    void a_method_that_this_revision_does_not_serve_is_not_found(String method) throws Exception {
        HttpResponse<String> response = http.send(http.modern(method, ""));
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(error(response).get("code").getAsInt()).isEqualTo(-32601);
    }

    @Test
    void a_version_that_is_not_served_is_refused_with_those_that_are() throws Exception {
        HttpRequest.Builder request = http.post(("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{"
                                + HttpFixture.MODERN_META + "}}")
                        .replace("2026-07-28", "2031-01-01"))
                .header("MCP-Protocol-Version", "2031-01-01")
                .header("Mcp-Method", "tools/list");

        HttpResponse<String> response = http.send(request);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).get("code").getAsInt()).isEqualTo(-32022);
        assertThat(error(response).get("data").toString())
                .isEqualTo("{\"supported\":[\"2026-07-28\"],\"requested\":\"2031-01-01\",\"requestId\":\""
                        + response.headers().firstValue("X-Request-Id").orElseThrow() + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"_meta\":{}}",
                "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}",
                "{\"_meta\":{\"io.modelcontextprotocol/clientCapabilities\":{}}}",
                "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":7,\"io.modelcontextprotocol/clientCapabilities\":{}}}"
            })
    void an_envelope_without_its_required_fields_is_refused(String params) throws Exception {
        HttpResponse<String> response = http.send(
                http.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":" + params + "}")
                        .header("MCP-Protocol-Version", "2026-07-28")
                        .header("Mcp-Method", "tools/list"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).get("code").getAsInt()).isEqualTo(-32602);
    }

    private static JsonObject error(HttpResponse<String> response) {
        return HttpFixture.json(response).getAsJsonObject("error");
    }
}
