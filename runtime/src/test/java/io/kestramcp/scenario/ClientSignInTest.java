package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.kestramcp.conformance.NodeProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Other people's software on both sides: the TypeScript SDK's client signs in by itself, in front of a certified provider,
 * npm's oidc-provider. Neither knows more of the gateway than its address.
 */
class ClientSignInTest {
    private static final String CHALLENGED = "POST /mcp 401";
    private static final String RESOURCE = "GET /.well-known/oauth-protected-resource/mcp 200";
    private static final String REGISTERED = "POST /reg 201";
    private static final String TOKENS = "POST /token 200";

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTheSandboxAndNode() {
        GatewayTest.assumeSandbox();
        NodeProcess.assumeInstalled();
    }

    /** What {@code conformance/oauth/dance.mjs} tells. */
    private record Dance(
            List<String> asked,
            Map<String, String> authorize,
            String issuer,
            List<String> tools,
            Map<String, Object> called,
            boolean rotated,
            String replay) {}

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void the_client_finds_the_provider_registers_signs_in_and_calls(String version) throws Exception {
        run("jwt", Map.of(), (issuer, gateway, client) -> {
            Dance dance = dance(version, gateway, "viewer");
            assertThat(dance.issuer()).isEqualTo(issuer);
            assertThat(dance.asked()).containsSubsequence(CHALLENGED, RESOURCE, REGISTERED, TOKENS, "POST /mcp 200");
            assertThat(dance.authorize())
                    .containsEntry("resource", gateway)
                    .containsEntry("code_challenge_method", "S256");
            assertThat(dance.tools()).contains("get_flow").doesNotContain("execute_flow", "delete_flow");
            assertThat(dance.called()).containsEntry("api_line", "2.0");
        });
    }

    @ParameterizedTest
    @CsvSource({"v1, jwt", "v2, jwt", "v1, opaque", "v2, opaque"})
    void the_client_renews_a_token_that_no_longer_holds_and_its_refresh_token_is_good_once(
            String version, String tokens) throws Exception {
        Map<String, String> settings = new HashMap<>(CertifiedProvider.client());
        settings.put("OIDC_INTROSPECTION", String.valueOf(tokens.equals("opaque")));
        run(tokens, settings, (issuer, gateway, client) -> {
            Dance dance = dance(version, gateway, "developer");
            List<String> asked = dance.asked();
            assertThat(asked.subList(asked.indexOf(TOKENS) + 1, asked.size()))
                    .containsSubsequence("POST /mcp 200", CHALLENGED, TOKENS, "POST /mcp 200");
            assertThat(dance.tools()).contains("execute_flow").doesNotContain("delete_flow");
            assertThat(dance.rotated()).isTrue();
            assertThat(dance.replay()).isEqualTo("invalid_grant");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void the_client_signs_in_with_the_gateway_itself_where_that_is_an_authorization_server(String version)
            throws Exception {
        Map<String, String> settings = CertifiedProvider.authorizationServer(directory.resolve("store"));
        run("opaque", settings, (issuer, gateway, client) -> {
            Dance dance = dance(version, gateway, "viewer");
            assertThat(dance.issuer()).isEqualTo(gateway.replace("/mcp", ""));
            assertThat(dance.asked())
                    .containsSubsequence(
                            CHALLENGED, RESOURCE, "POST /oauth/register 201", "POST /oauth/token 200", "POST /mcp 200")
                    .containsSubsequence("POST /mcp 200", CHALLENGED, "POST /oauth/token 200", "POST /mcp 200");
            assertThat(dance.tools()).contains("get_flow").doesNotContain("execute_flow", "delete_flow");
            assertThat(dance.called()).containsEntry("api_line", "2.0");
            assertThat(dance.rotated()).isTrue();
            assertThat(dance.replay()).isEqualTo("invalid_grant");
        });
    }

    private static Dance dance(String version, String gateway, String user) throws IOException {
        try (NodeProcess script = new NodeProcess("oauth/dance.mjs", version, gateway, user)) {
            return new Gson().fromJson(script.line("danced "), Dance.class);
        }
    }

    /** A provider and a gateway that trusts it. */
    @FunctionalInterface
    interface Scenario {
        /** Runs. */
        void run(String issuer, String gateway, McpCaller client) throws Exception;
    }

    private static void run(String tokens, Map<String, String> settings, Scenario scenario) throws Exception {
        run(List.of(tokens), settings, scenario);
    }

    /**
     * Runs it.
     *
     * @param kind the form of the provider's access tokens, then the scopes that it has for the gateway
     */
    static void run(List<String> kind, Map<String, String> settings, Scenario scenario) throws Exception {
        OwnAddress address = OwnAddress.free();
        try (CertifiedProvider provider = new CertifiedProvider(address, kind)) {
            Map<String, String> all = provider.settings();
            all.putAll(settings);
            GatewayTest.run(
                    "2.0",
                    all,
                    (gateway, kestra, client) -> scenario.run(provider.issuer(), address.url() + "/mcp", client));
        }
    }
}
