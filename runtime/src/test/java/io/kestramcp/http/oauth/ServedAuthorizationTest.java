package io.kestramcp.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.kestramcp.config.SettingsException;
import io.kestramcp.oauth.LoginProvider;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import io.kestramcp.vault.VaultException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authorization server as {@code serve} puts it together from settings. */
class ServedAuthorizationTest {
    @TempDir
    private Path directory;

    @Test
    void a_client_that_registered_lists_for_each_user_what_his_roles_at_the_provider_open() throws Exception {
        try (LoginProvider provider = new LoginProvider();
                Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"))) {
            provider.claim("dora", Map.of("roles", List.of("developer")));
            provider.claim("vera", Map.of("roles", List.of("viewer")));
            Map<String, String> settings = settings(provider, kestra.baseUri());
            settings.put("KESTRA_MCP_CLIENT_REGISTRATION", "true");
            try (Served served = new Served(settings)) {
                ClientApp client = ClientApp.registered(served);
                assertThat(tools(served, client.tokens(served, provider, "dora")))
                        .contains("create_or_update_flow", "get_flow");
                assertThat(tools(served, client.tokens(served, provider, "vera")))
                        .contains("get_flow")
                        .doesNotContain("create_or_update_flow");
                assertThat(tools(served, client.tokens(served, provider, "nobody")))
                        .doesNotContain("get_flow");
            }
        }
    }

    @Test
    void without_a_word_of_the_operator_there_is_no_registration_and_no_authorization_server() throws Exception {
        try (LoginProvider provider = new LoginProvider()) {
            Map<String, String> settings = settings(provider, URI.create("http://127.0.0.1:9"));
            try (Served served = new Served(settings)) {
                assertThat(ClientApp.register(served, "{}").statusCode()).isEqualTo(404);
                assertThat(served.status("/.well-known/oauth-authorization-server"))
                        .isEqualTo(200);
            }
            settings.remove("KESTRA_MCP_AUTHORIZATION_SERVER");
            try (Served served = new Served(settings)) {
                assertThat(served.status("/.well-known/oauth-authorization-server"))
                        .isEqualTo(404);
                assertThat(served.status("/oauth/authorize")).isEqualTo(404);
            }
        }
    }

    @Test
    void where_something_needed_is_missing_nothing_starts_and_the_reason_is_told() throws Exception {
        try (LoginProvider provider = new LoginProvider()) {
            Map<String, String> good = settings(provider, URI.create("http://127.0.0.1:9"));
            refused(good, "OIDC_CLIENT_ID", "", SettingsException.class, "/oauth/callback");
            refused(good, "OIDC_CLIENT_SECRET_FILE", "", SettingsException.class, "OIDC_CLIENT_SECRET");
            refused(good, "OIDC_ISSUER_URL", "", SettingsException.class, "OIDC_ISSUER_URL");
            refused(good, "KESTRA_MCP_PUBLIC_URL", "", SettingsException.class, "KESTRA_MCP_PUBLIC_URL");
            refused(good, "KESTRA_MCP_PUBLIC_URL", "http://gateway.example", SettingsException.class, "https://");
            refused(good, "ENCRYPTION_KEYS", "", VaultException.class, "ENCRYPTION_KEYS");
            Map<String, String> half = new HashMap<>(good);
            half.put("KESTRA_MCP_CLIENT_REGISTRATION", "true");
            refused(half, "KESTRA_MCP_AUTHORIZATION_SERVER", "false", SettingsException.class, "AUTHORIZATION_SERVER");
        }
    }

    private static void refused(
            Map<String, String> good, String key, String value, Class<? extends Exception> how, String words) {
        Map<String, String> settings = new HashMap<>(good);
        settings.put(key, value);
        assertThatThrownBy(() -> new Served(settings).close()).isInstanceOf(how).hasMessageContaining(words);
    }

    private Map<String, String> settings(LoginProvider provider, URI kestra) throws IOException {
        return Served.settings(directory, provider, kestra);
    }

    private static String tools(Served served, JsonObject tokens) {
        return served.send(served.at("/mcp")
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .header("MCP-Protocol-Version", "2025-11-25")
                        .header(
                                "Authorization",
                                "Bearer " + tokens.get("access_token").getAsString())
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")))
                .body();
    }
}
