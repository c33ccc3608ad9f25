package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.kestramcp.oauth.LiveProvider;
import io.kestramcp.sandbox.Sandbox;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers whose roles come with the scopes of their token, and who are told which to ask for. */
class StepUpTest {
    private static final String PUBLIC_URL = "https://mcp.example.com/kestra";
    private static final String RESOURCE = PUBLIC_URL + "/mcp";
    private static final String METADATA = "https://mcp.example.com/.well-known/oauth-protected-resource/kestra/mcp";
    private static final String POLICY = """
            version: 1
            grants:
              - { claim: scope, values: [kestra.read, "kestra.read.*"], roles: [viewer] }
              - { claim: scope, values: [kestra.admin], roles: [admin] }
              - { claim: groups, values: [chiefs], roles: [admin] }
            deny_tools: [delete_key]
            """;
    private static final String CHALLENGE = "Bearer error=\"insufficient_scope\","
            + " error_description=\"The access token has too few scopes for this.\","
            + " scope=\"kestra.admin kestra.read\", resource_metadata=\"" + METADATA + "\"";
    private static final Map<String, ?> READER = Map.of("scope", "openid kestra.read");
    /** Not granted, taken away by the operator, by the policy, and not there at all. */
    private static final List<String> NOT_HIS = List.of("delete_flow", "kill_execution", "delete_key", "zzzzzz_zzzz");

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @Test
    void T14_a_caller_who_lacks_scopes_is_told_all_of_them_at_once_whatever_he_calls() throws Exception {
        run(POLICY, (provider, kestra, client) -> {
            McpCaller reader = client.as(provider.token(RESOURCE, READER));
            assertThat(reader.names()).contains("get_flow").doesNotContainAnyElementsOf(NOT_HIS);
            int before = kestra.requests().size();
            for (boolean modern : List.of(false, true)) {
                HttpResponse<String> first = call(reader, NOT_HIS.get(0), modern);
                assertThat(first.statusCode()).isEqualTo(403);
                assertThat(first.headers().allValues("WWW-Authenticate")).containsExactly(CHALLENGE);
                for (String tool : NOT_HIS) {
                    HttpResponse<String> other = call(reader, tool, modern);
                    assertThat(other.statusCode()).isEqualTo(403);
                    assertThat(other.body()).isEqualTo(first.body()).doesNotContain(tool);
                    assertThat(headers(other)).isEqualTo(headers(first));
                }
            }
            assertThat(kestra.requests()).hasSize(before);
        });
    }

    @Test
    void T14_a_caller_to_whom_no_scope_would_show_more_is_not_sent_for_one() throws Exception {
        run(POLICY, (provider, kestra, client) -> {
            List<Map<String, ?>> nothingToGain = List.of(
                    Map.of("scope", "kestra.admin"),
                    Map.of("scope", "kestra.read kestra.admin"),
                    Map.of("scope", "kestra.read", "groups", List.of("chiefs")));
            for (Map<String, ?> claims : nothingToGain) {
                McpCaller caller = client.as(provider.token(RESOURCE, claims));
                for (String tool : List.of("kill_execution", "delete_key", "zzzzzz_zzzz")) {
                    HttpResponse<String> answer = call(caller, tool, false);
                    assertThat(answer.statusCode()).as(tool).isEqualTo(200);
                    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
                    assertThat(answer.body()).contains("Unknown tool: " + tool);
                }
            }
        });
    }

    @Test
    void T14_a_tool_that_he_has_is_not_challenged_even_outside_his_namespaces() throws Exception {
        String policy = """
                version: 1
                grants:
                  - { claim: scope, values: [team.read], roles: [viewer], namespaces: [company.team] }
                  - { claim: scope, values: [kestra.admin], roles: [admin] }
                """;
        run(policy, (provider, kestra, client) -> {
            McpCaller team = client.as(provider.token(RESOURCE, Map.of("scope", "team.read")));
            assertThat(team.call("get_flow", "{\"namespace\": \"company.other\", \"flow_id\": \"greeting\"}")
                            .text())
                    .contains("only in these namespaces");
        });
    }

    @Test
    void T14_who_was_told_and_comes_back_without_the_scopes_is_not_sent_again() throws Exception {
        run(POLICY, (provider, kestra, client) -> {
            McpCaller first = client.as(provider.token(RESOURCE, READER));
            assertThat(call(first, "delete_flow", false).statusCode()).isEqualTo(403);
            assertThat(call(first, "delete_flow", false).statusCode()).isEqualTo(403);
            McpCaller second =
                    client.as(provider.token(RESOURCE, Map.of("scope", "openid kestra.read", "jti", "another token")));
            for (String tool : NOT_HIS) {
                HttpResponse<String> answer = call(second, tool, false);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("Unknown tool: " + tool);
            }
        });
    }

    @Test
    void the_metadata_and_the_first_challenge_name_the_same_scopes() throws Exception {
        run(POLICY, (provider, kestra, client) -> assertAsked(client, "kestra.admin", "kestra.read"));
        String small = POLICY + "sign_in_scopes: [kestra.read]\nscope_prefix: \"api://kestra/\"\n";
        run(small, (provider, kestra, client) -> {
            assertAsked(client, "api://kestra/kestra.read");
            assertThat(call(client.as(provider.token(RESOURCE, READER)), "delete_flow", false)
                            .headers()
                            .firstValue("WWW-Authenticate")
                            .orElse(""))
                    .contains("scope=\"api://kestra/kestra.admin api://kestra/kestra.read\"");
        });
    }

    private static void assertAsked(McpCaller client, String... scopes) throws Exception {
        HttpResponse<String> challenged = call(client, "get_flow", false);
        assertThat(challenged.statusCode()).isEqualTo(401);
        assertThat(challenged.headers().firstValue("WWW-Authenticate"))
                .hasValue(
                        "Bearer scope=\"%s\", resource_metadata=\"%s\"".formatted(String.join(" ", scopes), METADATA));
        String metadata =
                client.get("/.well-known/oauth-protected-resource/kestra/mcp").body();
        assertThat(JsonParser.parseString(metadata).getAsJsonObject().getAsJsonArray("scopes_supported"))
                .extracting(scope -> scope.getAsString())
                .containsExactly(scopes);
    }

    private static HttpResponse<String> call(McpCaller caller, String tool, boolean modern) throws Exception {
        String envelope = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                + "\"io.modelcontextprotocol/clientCapabilities\":{}},";
        String message = ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{%s\"name\":\"%s\","
                        + "\"arguments\":{\"namespace\":\"company.team\"}}}")
                .formatted(modern ? envelope : "", tool);
        return modern
                ? caller.with("MCP-Protocol-Version", "2026-07-28")
                        .with("Mcp-Method", "tools/call")
                        .with("Mcp-Name", tool)
                        .post(message)
                : caller.post(message);
    }

    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(Set.of("date", "x-request-id"));
        return headers;
    }

    @FunctionalInterface
    private interface Scenario {
        void run(LiveProvider provider, Sandbox kestra, McpCaller client) throws Exception;
    }

    private void run(String policy, Scenario scenario) throws Exception {
        try (LiveProvider provider = new LiveProvider()) {
            Map<String, String> settings = new HashMap<>(Map.of(
                    "KESTRA_MCP_TOOLSETS",
                    "all",
                    "KESTRA_MCP_DISABLED_TOOLS",
                    "kill_execution",
                    "KESTRA_MCP_PUBLIC_URL",
                    PUBLIC_URL,
                    "KESTRA_MCP_POLICY_FILE",
                    Files.writeString(directory.resolve("policy.yaml"), policy).toString(),
                    "KESTRA_MCP_AUDIT_FILE",
                    directory.resolve("audit.jsonl").toString(),
                    "OIDC_ISSUER_URL",
                    provider.issuer()));
            GatewayTest.run("2.0", settings, (gateway, kestra, client) -> scenario.run(provider, kestra, client));
        }
    }
}
