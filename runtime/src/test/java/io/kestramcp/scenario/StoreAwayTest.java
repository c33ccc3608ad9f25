package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.oauth.LiveProvider;
import io.kestramcp.rules.CheckedHttp;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose PostgreSQL is down when it starts. */
class StoreAwayTest {
    /** Much longer than the pool waits between two tries. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private final HttpClient http = new CheckedHttp();

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @Test
    void it_starts_says_what_is_missing_serves_what_needs_no_store_and_recovers_by_itself() throws Exception {
        int port = OwnAddress.free().port();
        try (LiveProvider provider = new LiveProvider()) {
            Map<String, String> settings = OwnAddress.authorizationServer(Path.of("unused"));
            settings.put("KESTRA_MCP_STORE", "jdbc:postgresql://127.0.0.1:" + port + "/postgres");
            settings.put("KESTRA_MCP_STORE_USER", "postgres");
            OwnAddress own = OwnAddress.free();
            settings.putAll(own.settings());
            settings.put("OIDC_ISSUER_URL", provider.issuer());
            settings.put("OIDC_CLIENT_ID", "gateway");
            settings.put("OIDC_CLIENT_SECRET", "secret");
            GatewayTest.runManaged("2.0", settings, (platform, kestra, client) -> {
                assertThat(platform.get("/livez").statusCode()).isEqualTo(200);
                HttpResponse<String> refused = platform.get("/readyz");
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.body())
                        .contains("\"store\"", "The store jdbc:postgresql://127.0.0.1:" + port, "does not answer");
                HttpResponse<String> keys = get(own, "/oauth/jwks");
                assertThat(keys.statusCode()).isEqualTo(503);
                assertThat(keys.headers().firstValue("Retry-After")).isPresent();
                assertThat(keys.body()).contains("temporarily_unavailable", "cannot reach its store");
                String token = provider.token(own.url() + "/mcp", Map.of());
                assertThat(client.as(token).names())
                        .as("who is vouched for by the provider")
                        .isNotNull();
                HttpResponse<String> page = get(own, "/oauth/authorize?client_id=unknown");
                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.body()).contains("This does not work now");

                try (EmbeddedPostgres up = EmbeddedPostgres.builder()
                        .setPort(port)
                        .setDataDirectory(directory.resolve("data"))
                        .start()) {
                    assertThat(up.getPort()).isEqualTo(port);
                    assertThat(ready(platform).statusCode()).isEqualTo(200);
                    assertThat(get(own, "/oauth/jwks").statusCode()).isEqualTo(200);
                    assertThat(platform.get("/readyz?verbose").body()).contains("The store answers.");
                }
            });
        }
    }

    private HttpResponse<String> get(OwnAddress own, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(own.url() + path))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Asks until it is ready, as a platform does. */
    private static HttpResponse<String> ready(ManagementPort platform) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> answer = platform.get("/readyz");
        while (answer.statusCode() != 200 && System.nanoTime() < end) {
            answer = platform.get("/readyz");
        }
        return answer;
    }
}
