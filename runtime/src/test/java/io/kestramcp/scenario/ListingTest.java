package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.cli.Assembly;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a client is shown of the real catalogue. */
class ListingTest {
    private static final String META = "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}}";

    @Test
    void the_tools_that_are_on_by_default_are_one_page() throws Exception {
        GatewayTest.run("2.0", Map.of(), (gateway, kestra, client) -> {
            JsonObject page = list(client, new JsonObject());
            assertThat(page.getAsJsonArray("tools")).hasSizeGreaterThanOrEqualTo(30);
            assertThat(page.has("nextCursor")).isFalse();
        });
    }

    @Test
    void with_every_toolset_the_pages_together_hold_each_tool_once_in_one_order() throws Exception {
        GatewayTest.runEnterpriseOnSandbox((gateway, kestra, client) -> {
            assertThat(list(client, new JsonObject()).has("nextCursor")).isTrue();
            List<String> names = client.names();
            assertThat(new HashSet<>(names)).hasSameSizeAs(names);
            assertThat(names).hasSizeGreaterThan(100).isEqualTo(client.names());
            assertThat(Assembly.catalog().all())
                    .extracting(entry -> entry.descriptor().name())
                    .containsAll(names);
        });
    }

    @Test
    void both_pages_are_for_their_caller_alone() throws Exception {
        GatewayTest.runEnterpriseOnSandbox((gateway, kestra, client) -> {
            McpCaller modern = client.with("MCP-Protocol-Version", "2026-07-28").with("Mcp-Method", "tools/list");
            JsonObject params = JsonParser.parseString(META).getAsJsonObject();
            JsonObject first = list(modern, params);
            params.add("cursor", first.get("nextCursor"));
            assertThat(params.get("cursor").isJsonNull()).isFalse();
            JsonObject second = list(modern, params);
            for (JsonObject page : List.of(first, second)) {
                assertThat(page.get("cacheScope").getAsString()).isEqualTo("private");
                assertThat(page.get("ttlMs").getAsInt()).isPositive();
            }
            assertThat(second.has("nextCursor")).isFalse();
        });
    }

    @Test
    void a_made_up_cursor_is_refused() throws Exception {
        GatewayTest.runEnterpriseOnSandbox((gateway, kestra, client) -> {
            for (String method : List.of("tools/list", "resources/list", "resources/templates/list")) {
                JsonObject answer = client.request(
                        method, JsonParser.parseString("{\"cursor\":\"2\"}").getAsJsonObject());
                assertThat(answer.getAsJsonObject("error").get("code").getAsInt())
                        .as(method)
                        .isEqualTo(-32602);
            }
        });
    }

    @Test
    void every_tool_has_title_description_hints_and_both_schemas() throws Exception {
        GatewayTest.runEnterpriseOnSandbox((gateway, kestra, client) -> {
            for (JsonElement each : client.list()) {
                JsonObject tool = each.getAsJsonObject();
                String name = tool.get("name").getAsString();
                assertThat(tool.get("title").getAsString()).as(name).isNotBlank();
                assertThat(tool.get("description").getAsString()).as(name).isNotBlank();
                assertThat(tool.getAsJsonObject("annotations").keySet())
                        .as(name)
                        .contains("title", "readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint");
                for (String schema : List.of("inputSchema", "outputSchema")) {
                    assertThat(tool.getAsJsonObject(schema).get("type").getAsString())
                            .as(name)
                            .isEqualTo("object");
                }
            }
        });
    }

    @Test
    void the_server_shows_its_icon_when_it_introduces_itself_to_clients_that_know_icons() throws Exception {
        GatewayTest.run("2.0", Map.of(), (gateway, kestra, client) -> {
            String icon = initialized(client, "2025-11-25")
                    .getAsJsonArray("icons")
                    .get(0)
                    .getAsJsonObject()
                    .get("src")
                    .getAsString();
            assertThat(icon).startsWith("data:image/svg+xml;base64,").hasSizeLessThan(700);
            assertThat(new String(
                            Base64.getDecoder().decode(icon.substring(icon.indexOf(',') + 1)), StandardCharsets.UTF_8))
                    .startsWith("<svg")
                    .doesNotContain("script", "href");
            assertThat(initialized(client, "2025-06-18").has("icons")).isFalse();
        });
    }

    private static JsonObject initialized(McpCaller client, String version) throws Exception {
        JsonObject params = JsonParser.parseString("{\"protocolVersion\":\"" + version
                        + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}")
                .getAsJsonObject();
        return client.request("initialize", params).getAsJsonObject("result").getAsJsonObject("serverInfo");
    }

    private static JsonObject list(McpCaller client, JsonObject params) throws Exception {
        return client.request("tools/list", params).getAsJsonObject("result");
    }
}
