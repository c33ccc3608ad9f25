package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.keycloak.Keycloak;
import io.kestramcp.keycloak.KeycloakClient;
import io.kestramcp.keycloak.KeycloakClient.Reply;
import io.kestramcp.keycloak.KeycloakClient.Tokens;
import io.kestramcp.keycloak.KeycloakRealm;
import io.kestramcp.keycloak.Tunnel;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.scenario.McpCaller.Answer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Callers whom a real Keycloak vouches for, in a realm that is set up by docs/keycloak-realm.json. It takes a download of
 * 180 MB, so the profile {@code keycloak} alone runs it. Whatever a test changes is its own: users, or keys.
 */
class KeycloakSuite {
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
    private static final String GREETING = "{\"namespace\": \"company.team\", \"flow_id\": \"greeting\"}";
    private static Keycloak keycloak;
    private static KeycloakRealm realm;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startKeycloak() throws Exception {
        keycloak = Keycloak.running();
        realm = keycloak.realm();
    }

    @Test
    void viewer_developer_and_admin_each_do_what_the_role_allows_and_no_more() throws Exception {
        run(realm, Map.of(), (kestra, client) -> {
            McpCaller viewer = client.as(signIn("vera").access());
            McpCaller developer = client.as(signIn("dave").access());
            McpCaller admin = client.as(signIn("alice").access());
            Flows.save(developer, Flows.GREETING);
            String execution = Flows.start(developer, "greeting", "{\"who\": \"Ada\"}");
            assertThat(viewer.ok("get_flow", GREETING).string("source")).contains("greeting");
            assertThat(viewer.ok("get_execution", Flows.execution(execution)).string("flow_id"))
                    .isEqualTo("greeting");
            assertUnknown(kestra, viewer, "execute_flow", GREETING);
            assertUnknown(kestra, developer, "delete_flow", GREETING);
            admin.ok("delete_flow", GREETING);
            assertThat(viewer.call("get_flow", GREETING).failed()).isTrue();
        });
    }

    @Test
    void the_group_of_a_user_says_in_which_namespaces_he_works() throws Exception {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), """
                version: 1
                grants:
                  - { claim: groups, values: [developers], roles: [developer], namespaces: ["company.team.**"] }
                  - { claim: realm_access.roles, values: [admin], roles: [admin] }
                """);
        run(realm, Map.of("KESTRA_MCP_POLICY_FILE", policy.toString()), (kestra, client) -> {
            McpCaller developer = client.as(signIn("dave").access());
            McpCaller admin = client.as(signIn("alice").access());
            Flows.save(developer, Flows.GREETING);
            Flows.save(admin, Flows.GREETING.replace("company.team", "company.other"));
            int before = kestra.requests().size();
            Answer elsewhere = developer.call("get_flow", GREETING.replace("team", "other"));
            assertThat(elsewhere.failed()).isTrue();
            assertThat(elsewhere.text()).contains("company.team.**");
            assertThat(kestra.requests()).hasSize(before);
            assertThat(client.as(signIn("vera").access()).names()).isSubsetOf("auth_status");
        });
    }

    @Test
    void a_role_that_is_taken_away_is_gone_with_the_next_token() throws Exception {
        realm.addUser("mover", "developers");
        run(realm, Map.of(), (kestra, client) -> {
            Tokens before = signIn("mover");
            Flows.save(client.as(before.access()), Flows.GREETING);
            realm.removeFromGroup("mover", "developers");
            Tokens after = realm.client().refresh(before.refresh()).tokens();
            assertUnknown(kestra, client.as(after.access()), "get_flow", GREETING);
            assertUnknown(kestra, client.as(signIn("mover").access()), "get_flow", GREETING);
        });
    }

    @Test
    void a_disabled_user_gets_no_further_token() throws Exception {
        realm.addUser("leaver", "viewers");
        Tokens tokens = signIn("leaver");
        realm.disable("leaver");
        Reply refused = realm.client().refresh(tokens.refresh());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("invalid_grant");
        assertThat(realm.client().refusedSignIn("leaver")).contains("Account is disabled");
    }

    @Test
    void a_refresh_token_is_good_for_one_use() throws Exception {
        KeycloakClient client = realm.client();
        Tokens first = client.signIn("vera");
        Tokens second = client.refresh(first.refresh()).tokens();
        Reply replayed = client.refresh(first.refresh());
        assertThat(replayed.status()).isEqualTo(400);
        assertThat(replayed.error()).isEqualTo("invalid_grant");
        run(realm, Map.of(), (kestra, gateway) -> assertThat(
                        gateway.as(second.access()).names())
                .contains("get_flow"));
    }

    @Test
    void a_code_is_given_to_nobody_without_pkce() throws Exception {
        assertThat(realm.client().withoutPkce()).containsEntry("error", "invalid_request");
    }

    @Test
    void a_token_that_is_meant_for_another_server_is_refused() throws Exception {
        String foreign = realm.foreignClient().signIn("alice").access();
        run(realm, Map.of(), (kestra, client) -> {
            assertInvalid(client.as(foreign));
            assertThat(kestra.requests()).isEmpty();
        });
        run(realm, Map.of("OIDC_AUDIENCE", KeycloakRealm.OTHER), (kestra, client) -> assertThat(
                        client.as(foreign).names())
                .as("which the server that it is meant for accepts")
                .contains("delete_flow"));
    }

    @Test
    void no_other_token_of_a_sign_in_stands_for_the_access_token() throws Exception {
        run(realm, Map.of("OIDC_TOKEN_TYPES", "at+jwt,JWT"), (kestra, client) -> {
            Tokens tokens = signIn("alice");
            assertThat(client.as(tokens.access()).names()).contains("delete_flow");
            assertInvalid(client.as(tokens.id()));
            assertInvalid(client.as(tokens.refresh()));
        });
    }

    @Test
    void tokens_of_the_old_and_the_new_key_hold_while_both_are_published() throws Exception {
        run(realm, Map.of(), (kestra, client) -> {
            McpCaller old = client.as(signIn("vera").access());
            assertThat(old.names()).contains("get_flow");
            realm.rotateKey();
            assertThat(client.as(signIn("vera").access()).names()).contains("get_flow");
            assertThat(old.names()).contains("get_flow");
        });
    }

    @Test
    void what_a_withdrawn_key_signed_is_refused_as_soon_as_a_new_key_is_seen() throws Exception {
        run(realm, Map.of(), (kestra, client) -> {
            McpCaller old = client.as(signIn("vera").access());
            assertThat(old.names()).contains("get_flow");
            realm.replaceKey();
            assertThat(client.as(signIn("vera").access()).names()).contains("get_flow");
            assertInvalid(old);
        });
    }

    @Test
    void who_is_signed_in_works_on_while_keycloak_cannot_be_reached() throws Exception {
        try (Tunnel tunnel = new Tunnel(keycloak.port())) {
            KeycloakRealm reached = realm.reachedBy(tunnel.port());
            run(reached, Map.of(), (kestra, client) -> {
                McpCaller viewer = client.as(reached.client().signIn("vera").access());
                assertThat(viewer.names()).contains("get_flow");
                tunnel.cut();
                assertThat(viewer.names()).contains("get_flow");
                assertThat(viewer.ok("search_flows", "{}").rows()).isEmpty();
            });
        }
    }

    @Test
    void a_gateway_that_starts_before_keycloak_lets_nobody_in_until_it_is_there() throws Exception {
        try (Tunnel tunnel = new Tunnel(keycloak.port())) {
            KeycloakRealm reached = realm.reachedBy(tunnel.port());
            String token = reached.client().signIn("vera").access();
            tunnel.cut();
            run(reached, Map.of(), (kestra, client) -> {
                HttpResponse<String> refused = client.as(token).post(LIST);
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                assertThat(client.get("/readyz").statusCode()).isEqualTo(503);
                tunnel.mend();
                assertThat(client.as(token).names()).contains("get_flow");
                assertThat(client.get("/readyz").statusCode()).isEqualTo(200);
            });
        }
    }

    private static Tokens signIn(String user) throws Exception {
        return realm.client().signIn(user);
    }

    /** The token lets nobody in. */
    static void assertInvalid(McpCaller caller) throws Exception {
        HttpResponse<String> answer = caller.post(LIST);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("error=\"invalid_token\"", "resource_metadata=");
    }

    /** The tool is answered like one that does not exist, and Kestra hears nothing of it. */
    static void assertUnknown(Sandbox kestra, McpCaller caller, String tool, String arguments) throws Exception {
        int before = kestra.requests().size();
        JsonObject params = new JsonObject();
        params.addProperty("name", tool);
        params.add("arguments", JsonParser.parseString(arguments));
        JsonObject error = caller.request("tools/call", params).getAsJsonObject("error");
        assertThat(error.get("message").getAsString()).startsWith("Unknown tool: " + tool);
        assertThat(kestra.requests()).hasSize(before);
        assertThat(caller.names()).doesNotContain(tool);
    }

    @FunctionalInterface
    private interface Scenario {
        void run(Sandbox kestra, McpCaller client) throws Exception;
    }

    private static void run(KeycloakRealm trusted, Map<String, String> settings, Scenario scenario) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of(
                "KESTRA_MCP_TOOLSETS",
                "all",
                "KESTRA_MCP_PUBLIC_URL",
                KeycloakRealm.GATEWAY,
                "OIDC_ISSUER_URL",
                trusted.issuer()));
        all.putAll(settings);
        GatewayTest.run("2.0", all, (gateway, kestra, client) -> scenario.run(kestra, client));
    }
}
