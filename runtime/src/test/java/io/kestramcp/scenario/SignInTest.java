package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.config.SettingsException;
import io.kestramcp.oauth.LiveProvider;
import io.kestramcp.sandbox.RecordedRequest;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.scenario.McpCaller.Answer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed-in callers through the front door: who gets in, who sees what, and what reaches Kestra. */
class SignInTest {
    private static final String PUBLIC_URL = "https://mcp.example.com/kestra";
    private static final String RESOURCE = PUBLIC_URL + "/mcp";
    private static final Map<String, ?> VIEWER = Map.of("realm_access", Map.of("roles", List.of("viewer")));
    private static final Map<String, ?> DEVELOPER = Map.of("roles", List.of("developer"));
    private static final String GREETING = "{\"namespace\": \"company.team\", \"flow_id\": \"greeting\"}";

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @Test
    void a_flood_of_bad_tokens_is_told_to_come_back_and_stops_nobody_who_is_signed_in() throws Exception {
        Map<String, String> settings =
                Map.of("KESTRA_MCP_CALLS_PER_MINUTE", "10", "KESTRA_MCP_TRUSTED_PROXIES", "127.0.0.0/8");
        String list = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
        run(settings, (provider, kestra, client) -> {
            McpCaller office = client.with("X-Forwarded-For", "203.0.113.1:4711");
            McpCaller known = office.as(provider.token(RESOURCE, DEVELOPER));
            assertThat(known.names()).contains("get_flow");
            HttpResponse<String> flood = office.post(list);
            for (int number = 0; number < 500 && flood.statusCode() == 401; number++) {
                flood = office.as(provider.token("https://other.example/" + number, DEVELOPER))
                        .post(list);
            }
            assertThat(flood.statusCode()).isEqualTo(429);
            assertThat(flood.body()).contains("Too many tokens that are not valid come from your address.");
            assertThat(flood.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 6L);
            assertThat(known.names()).contains("get_flow");
            assertThat(client.with("X-Forwarded-For", "203.0.113.2")
                            .as(provider.token(RESOURCE, VIEWER))
                            .names())
                    .contains("get_flow");
        });
    }

    @Test
    void A_15_without_a_good_token_there_is_401_with_the_way_to_one() throws Exception {
        run(Map.of(), (provider, kestra, client) -> {
            String list = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
            String where =
                    "resource_metadata=\"https://mcp.example.com/.well-known/oauth-protected-resource/kestra/mcp\"";
            HttpResponse<String> missing = client.post(list);
            assertThat(missing.statusCode()).isEqualTo(401);
            assertThat(missing.headers().firstValue("WWW-Authenticate")).hasValue("Bearer " + where);
            HttpResponse<String> foreign = client.as(provider.token("https://other.example/mcp", DEVELOPER))
                    .post(list);
            assertThat(foreign.statusCode()).isEqualTo(401);
            assertThat(foreign.headers().firstValue("WWW-Authenticate").orElse(""))
                    .contains("error=\"invalid_token\"", where);
            assertThat(kestra.requests()).isEmpty();
        });
    }

    @Test
    void both_well_known_paths_tell_the_resource_and_its_authorization_server() throws Exception {
        run(Map.of(), (provider, kestra, client) -> {
            for (String path : List.of(
                    "/.well-known/oauth-protected-resource/kestra/mcp", "/.well-known/oauth-protected-resource")) {
                HttpResponse<String> answer = client.get(path);
                assertThat(answer.statusCode()).isEqualTo(200);
                JsonObject metadata = JsonParser.parseString(answer.body()).getAsJsonObject();
                assertThat(metadata.get("resource").getAsString()).isEqualTo(RESOURCE);
                assertThat(metadata.getAsJsonArray("authorization_servers")
                                .get(0)
                                .getAsString())
                        .isEqualTo(provider.issuer());
            }
        });
    }

    @Test
    void B_20_a_developer_saves_and_runs_a_flow_and_a_viewer_sees_it() throws Exception {
        run(Map.of(), (provider, kestra, client) -> {
            McpCaller developer = client.as(provider.token(RESOURCE, DEVELOPER));
            McpCaller viewer = client.as(provider.token(RESOURCE, VIEWER));
            Flows.save(developer, Flows.GREETING);
            String id = Flows.start(developer, "greeting", "{\"who\": \"Ada\"}");
            assertThat(viewer.ok("get_flow", GREETING).string("source")).contains("greeting");
            assertThat(viewer.ok("get_execution", "{\"execution_id\": \"" + id + "\"}")
                            .string("flow_id"))
                    .isEqualTo("greeting");
            assertThat(names(viewer)).contains("get_flow").doesNotContain("execute_flow", "create_or_update_flow");
            assertThat(names(developer)).contains("execute_flow", "create_or_update_flow");
        });
    }

    @Test
    void Z2_a_tool_that_is_not_granted_is_answered_like_one_that_does_not_exist() throws Exception {
        run(Map.of(), (provider, kestra, client) -> {
            McpCaller viewer = client.as(provider.token(RESOURCE, VIEWER));
            names(viewer);
            int before = kestra.requests().size();
            JsonObject denied = error(viewer, "delete_flow");
            JsonObject unknown = error(viewer, "zzzzzz_zzzz");
            assertThat(denied.get("code")).isEqualTo(unknown.get("code"));
            assertThat(denied.get("message").getAsString()).startsWith("Unknown tool: delete_flow");
            assertThat(unknown.get("message").getAsString()).startsWith("Unknown tool: zzzzzz_zzzz");
            assertThat(denied.keySet()).isEqualTo(unknown.keySet());
            assertThat(kestra.requests()).hasSize(before);
        });
    }

    @Test
    void A_1_who_is_granted_nothing_gets_in_and_finds_nothing_to_use() throws Exception {
        run(Map.of(), (provider, kestra, client) -> assertThat(
                        names(client.as(provider.token(RESOURCE, Map.of("roles", List.of("stranger"))))))
                .isSubsetOf("auth_status"));
    }

    @Test
    void Z5_no_header_or_query_makes_more_of_a_caller_or_of_the_operators_limits() throws Exception {
        run(Map.of("KESTRA_MCP_READ_ONLY", "true"), (provider, kestra, client) -> {
            McpCaller admin = client.as(provider.token(RESOURCE, Map.of("roles", List.of("admin"))));
            Set<String> plain = names(admin);
            assertThat(plain).doesNotContain("create_or_update_flow", "delete_flow");
            McpCaller bold = admin.at("/mcp?read_only=false&toolsets=all&roles=admin")
                    .with("X-Kestra-MCP-Read-Only", "false")
                    .with("X-MCP-Readonly", "false")
                    .with("X-MCP-Toolsets", "all")
                    .with("X-Forwarded-User", "admin");
            assertThat(names(bold)).isEqualTo(plain);
            assertThat(client.at("/mcp?access_token=" + provider.token(RESOURCE, DEVELOPER))
                            .post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")
                            .statusCode())
                    .isBetween(400, 401);
        });
    }

    @Test
    void T16_the_callers_token_is_in_no_request_to_kestra() throws Exception {
        run(Map.of(), (provider, kestra, client) -> {
            String token = provider.token(RESOURCE, DEVELOPER);
            McpCaller developer = client.as(token);
            Flows.save(developer, Flows.GREETING);
            Flows.start(developer, "greeting", "{\"who\": \"Ada\"}");
            developer.ok("list_executions", "{}");
            String signature = token.substring(token.lastIndexOf('.') + 1);
            assertThat(kestra.requests()).isNotEmpty().noneMatch(request -> request.toString()
                    .contains(signature));
            assertThat(kestra.requests())
                    .filteredOn(request -> request.headers().containsKey("Authorization"))
                    .isNotEmpty()
                    .allMatch(request ->
                            request.headers().get("Authorization").get(0).startsWith("Basic "));
        });
    }

    @Test
    void U2_a_caller_of_one_namespace_stays_in_it_and_the_record_says_what_he_tried() throws Exception {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), """
                version: 1
                grants:
                  - { claim: groups, values: [team], roles: [developer], namespaces: ["company.team.**"] }
                  - { claim: groups, values: [all], roles: [developer] }
                """);
        Path audit = directory.resolve("audit.jsonl");
        Map<String, String> settings =
                Map.of("KESTRA_MCP_POLICY_FILE", policy.toString(), "KESTRA_MCP_AUDIT_FILE", audit.toString());
        run(settings, (provider, kestra, client) -> {
            McpCaller everywhere = client.as(provider.token(RESOURCE, Map.of("groups", List.of("all"))));
            McpCaller team = client.as(provider.token(RESOURCE, Map.of("groups", List.of("team"))));
            String secret = Flows.GREETING.replace("company.team", "company.teamX");
            Flows.save(everywhere, secret);
            Flows.save(team, Flows.GREETING);
            String elsewhere = everywhere
                    .ok(
                            "execute_flow",
                            "{\"namespace\": \"company.teamX\", \"flow_id\": \"greeting\", \"inputs\": {\"who\": \"X\"}}")
                    .string("execution_id");
            String here = Flows.start(team, "greeting", "{\"who\": \"Ada\"}");
            assertThat(team.ok("get_execution", execution(here)).string("namespace"))
                    .isEqualTo("company.team");
            Answer other = team.call("get_execution", execution(elsewhere));
            Answer none = team.call("get_execution", execution("0000000000000000000000"));
            assertThat(other.failed()).isTrue();
            assertThat(Unnamed.of(other.text()))
                    .isEqualTo(Unnamed.of(none.text()))
                    .contains("company.team.**");
            int before = kestra.requests().size();
            assertThat(team.call("get_flow", GREETING.replace("team", "teamX")).failed())
                    .isTrue();
            assertThat(team.call("list_executions", "{\"namespace\": \"company\"}")
                            .failed())
                    .isTrue();
            assertThat(team.call("list_executions", "{\"namespace\": \"company.teamX\"}")
                            .text())
                    .contains("Say in which namespace");
            JsonObject source = new JsonObject();
            source.addProperty("source", secret);
            assertThat(team.call("create_or_update_flow", source).failed()).isTrue();
            assertThat(kestra.requests().subList(before, kestra.requests().size()))
                    .extracting(RecordedRequest::path)
                    .noneMatch(path -> path.contains("company") || path.contains("executions"));
            assertThat(team.ok("list_executions", "{\"namespace\": \"company.team\"}")
                            .rows())
                    .allMatch(row -> row.toString().contains("\"company.team\""));
        });
        assertThat(Files.readAllLines(audit))
                .anyMatch(line ->
                        line.contains("\"denied\"") && line.contains("company.teamX is outside company.team.**"))
                .anyMatch(line -> line.contains("\"allowed\"") && line.contains("execute_flow"))
                .allMatch(line -> line.contains("\"subject\":\"alice-id\""));
    }

    @Test
    void Z9_a_bad_policy_or_half_a_sign_in_starts_nothing() throws Exception {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), "version: 1\n");
        assertThatThrownBy(() ->
                        run(Map.of("KESTRA_MCP_POLICY_FILE", policy.toString()), (provider, kestra, client) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no 'grants'");
        assertThatThrownBy(() -> run(Map.of("OIDC_ISSUER_URL", ""), (provider, kestra, client) -> {}))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("OIDC_ISSUER_URL is not set");
    }

    @Test
    void a_gateway_with_sign_in_may_be_reached_by_others() throws Exception {
        run(Map.of("KESTRA_MCP_HOST", "0.0.0.0"), (provider, kestra, client) -> assertThat(
                        client.post("{}").statusCode())
                .isEqualTo(401));
    }

    private static String execution(String id) {
        return "{\"execution_id\": \"" + id + "\"}";
    }

    private static Set<String> names(McpCaller caller) throws Exception {
        Set<String> names = new TreeSet<>();
        for (JsonElement tool : caller.list()) {
            names.add(tool.getAsJsonObject().get("name").getAsString());
        }
        return names;
    }

    private static JsonObject error(McpCaller caller, String tool) throws Exception {
        JsonObject params = new JsonObject();
        params.addProperty("name", tool);
        params.add("arguments", new JsonObject());
        return caller.request("tools/call", params).getAsJsonObject("error");
    }

    @FunctionalInterface
    private interface SignedIn {
        void run(LiveProvider provider, Sandbox kestra, McpCaller client) throws Exception;
    }

    private static void run(Map<String, String> settings, SignedIn scenario) throws Exception {
        try (LiveProvider provider = new LiveProvider()) {
            Map<String, String> all = new HashMap<>(Map.of(
                    "KESTRA_MCP_TOOLSETS",
                    "all",
                    "KESTRA_MCP_PUBLIC_URL",
                    PUBLIC_URL,
                    "OIDC_ISSUER_URL",
                    provider.issuer()));
            all.putAll(settings);
            GatewayTest.run("2.0", all, (gateway, kestra, client) -> scenario.run(provider, kestra, client));
        }
    }
}
