package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.oauth.LiveProvider;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A gateway starts whatever is down around it, says so, and is ready when that is back. */
class ReadinessTest {
    private static final String RESOURCE = "https://mcp.example.com";
    /** Much longer than a failure of Kestra is remembered. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @Test
    void without_kestra_it_starts_says_what_is_missing_and_is_ready_once_kestra_is_there() throws Exception {
        int port = freePort();
        URI address = URI.create("http://127.0.0.1:" + port);
        GatewayTest.runManaged(null, address, Map.of(), (platform, none, client) -> {
            assertThat(platform.get("/livez").statusCode()).isEqualTo(200);
            HttpResponse<String> refused = platform.get("/readyz");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("\"kestra\"", "cannot be reached", "127.0.0.1:" + port);
            try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0").withPort(port))) {
                assertThat(ready(platform)).isEqualTo(200);
                assertThat(kestra.requests()).isNotEmpty();
                assertThat(client.names()).contains("get_flow");
            }
        });
    }

    @Test
    void without_its_provider_it_starts_says_who_cannot_sign_in_and_recovers_with_the_first_token() throws Exception {
        try (LiveProvider provider = new LiveProvider()) {
            provider.goDown();
            Map<String, String> settings =
                    Map.of("KESTRA_MCP_PUBLIC_URL", RESOURCE, "OIDC_ISSUER_URL", provider.issuer());
            GatewayTest.runManaged("2.0", settings, (platform, kestra, client) -> {
                HttpResponse<String> refused = platform.get("/readyz");
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.body()).contains("\"sign-in\"", provider.issuer(), "nobody can sign in");
                provider.comeBack();
                client.as(provider.token(RESOURCE + "/mcp", Map.of())).names();
                assertThat(platform.get("/readyz").statusCode()).isEqualTo(200);
            });
        }
    }

    @Test
    void everything_that_it_needs_is_listed_on_demand_and_no_secret_among_it() throws Exception {
        try (LiveProvider provider = new LiveProvider()) {
            Map<String, String> settings =
                    Map.of("KESTRA_MCP_PUBLIC_URL", RESOURCE, "OIDC_ISSUER_URL", provider.issuer());
            GatewayTest.runManaged("2.0", settings, (platform, kestra, client) -> {
                String told = platform.get("/readyz?verbose").body();
                assertThat(told)
                        .contains("\"status\":\"ready\"", "\"kestra\"", "\"sign-in\"", "are known")
                        .doesNotContain(SandboxOptions.DEMO_PASSWORD, SandboxOptions.DEMO_USERNAME);
            });
        }
    }

    /** Asks until it is ready, as a platform does. */
    private static int ready(ManagementPort platform) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        int status = platform.get("/readyz").statusCode();
        while (status != 200 && Instant.now().isBefore(end)) {
            status = platform.get("/readyz").statusCode();
        }
        return status;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
