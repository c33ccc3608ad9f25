package io.kestramcp.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.balancer.BalancedGateways;
import io.kestramcp.balancer.Balancer;
import io.kestramcp.oauth.LoginProvider;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The authorization server of two gateways behind a plain balancer: each step of a sign-in reaches another than the last. */
@ParameterizedClass
@EnumSource(Balancer.Kind.class)
class BalancedSignInTest {
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";

    @Parameter
    private Balancer.Kind kind;

    @TempDir
    private Path directory;

    private LoginProvider provider;
    private Sandbox kestra;
    private BalancedGateways gateways;
    private Balanced site;

    /** What is behind the balancer. */
    private record Balanced(HttpClient http, URI root) implements Site {
        @Override
        public HttpRequest.Builder at(String path) {
            return HttpRequest.newBuilder(URI.create(root + path));
        }

        @Override
        public HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return http.send(request.build(), BodyHandlers.ofString());
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        /** Sends it to each gateway; gives the statuses, and by whom. */
        Map<String, Integer> both(HttpRequest.Builder request) {
            HttpResponse<String> one = send(request);
            HttpResponse<String> other = send(request);
            return Map.of(servedBy(one), one.statusCode(), servedBy(other), other.statusCode());
        }

        private static String servedBy(HttpResponse<?> response) {
            return response.headers().firstValue(Balancer.SERVED_BY).orElseThrow();
        }
    }

    @BeforeEach
    void start() throws Exception {
        Balancer.assumeInstalled(kind);
        provider = new LoginProvider();
        kestra = Sandbox.start(SandboxOptions.of("2.0"));
        provider.claim("alice", Map.of("roles", List.of("viewer")));
        gateways = new BalancedGateways(
                kind,
                directory,
                Map.of(
                        "KESTRA_BASE_URL",
                        kestra.baseUri().toString(),
                        "KESTRA_MCP_PUBLIC_URL",
                        AuthGateway.PUBLIC.toString(),
                        "KESTRA_MCP_AUTHORIZATION_SERVER",
                        "true",
                        "KESTRA_MCP_CLIENT_REGISTRATION",
                        "true",
                        "KESTRA_MCP_AUDIT_FILE",
                        directory.resolve("audit.jsonl").toString(),
                        "OIDC_ISSUER_URL",
                        provider.issuer(),
                        "OIDC_CLIENT_ID",
                        LoginProvider.CLIENT_ID,
                        "OIDC_CLIENT_SECRET",
                        LoginProvider.CLIENT_SECRET));
        site = new Balanced(HttpClient.newHttpClient(), gateways.address());
    }

    @AfterEach
    void stop() throws Exception {
        if (gateways != null) {
            gateways.close();
        }
        if (kestra != null) {
            kestra.close();
        }
        if (provider != null) {
            provider.close();
        }
    }

    private void assertBoth(int status, JsonObject tokens) {
        Map<String, Integer> statuses = site.both(site.at("/mcp")
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2025-11-25")
                .header("Authorization", "Bearer " + tokens.get("access_token").getAsString())
                .POST(HttpRequest.BodyPublishers.ofString(LIST)));
        assertThat(statuses).hasSize(2);
        assertThat(new TreeSet<>(statuses.values())).containsExactly(status);
    }

    @Test
    void a_sign_in_of_many_steps_ends_with_tokens_that_hold_at_both() {
        ClientApp client = ClientApp.registered(site);
        URI answer = new Browser(site).connect(provider, client.authorize(), "alice");
        HttpResponse<String> given = ClientApp.token(site, client.exchange(answer));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        assertBoth(200, ClientApp.json(given));
        assertThat(ClientApp.error(ClientApp.token(site, client.exchange(answer))))
                .isEqualTo("invalid_grant");
        assertBoth(401, ClientApp.json(given));
    }

    @Test
    void a_refresh_token_that_is_used_again_at_the_other_ends_the_grant_at_both() {
        ClientApp client = ClientApp.registered(site);
        JsonObject first = client.tokens(site, provider, "alice");
        Map<String, String> refresh = client.refresh(first.get("refresh_token").getAsString());
        JsonObject second = ClientApp.json(ClientApp.token(site, refresh));
        assertBoth(200, second);
        assertThat(ClientApp.error(ClientApp.token(site, refresh))).isEqualTo("invalid_grant");
        assertBoth(401, second);
        assertThat(ClientApp.error(ClientApp.token(
                        site, client.refresh(second.get("refresh_token").getAsString()))))
                .isEqualTo("invalid_grant");
        assertThat(provider.refreshes()).isEqualTo(1);
    }

    @Test
    void a_revocation_holds_at_both_at_once() {
        ClientApp client = ClientApp.registered(site);
        JsonObject tokens = client.tokens(site, provider, "alice");
        assertBoth(200, tokens);
        ClientApp.send(
                site,
                "/oauth/revoke",
                Map.of("token", tokens.get("refresh_token").getAsString(), "client_id", client.id));
        assertBoth(401, tokens);
    }

    @Test
    void both_publish_the_same_keys_and_metadata() {
        for (String path : List.of("/oauth/jwks", "/.well-known/oauth-authorization-server/kestra")) {
            HttpResponse<String> one = site.send(site.at(path));
            HttpResponse<String> other = site.send(site.at(path));
            assertThat(one.statusCode()).isEqualTo(200);
            assertThat(Balanced.servedBy(other)).isNotEqualTo(Balanced.servedBy(one));
            assertThat(other.body()).isEqualTo(one.body());
        }
    }
}
