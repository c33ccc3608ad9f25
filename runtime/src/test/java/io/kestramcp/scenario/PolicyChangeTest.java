package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.oauth.LiveProvider;
import io.kestramcp.rules.CheckedHttp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that is connected while the operator changes what its caller may do. */
class PolicyChangeTest {
    private static final String POLICY = "version: 1\ngrants:\n  - {claim: groups, values: [team], roles: [%s]}\n";
    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\","
            + "\"params\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}}}";

    @TempDir
    private Path directory;

    @Test
    void a_caller_who_is_granted_more_is_told_that_his_tools_have_changed() throws Exception {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), POLICY.formatted("viewer"));
        try (LiveProvider provider = new LiveProvider()) {
            String publicUrl = "https://mcp.example.com";
            Map<String, String> settings = Map.of(
                    "KESTRA_MCP_POLICY_FILE",
                    policy.toString(),
                    "KESTRA_MCP_PUBLIC_URL",
                    publicUrl,
                    "OIDC_ISSUER_URL",
                    provider.issuer());
            GatewayTest.run("2.0", settings, (gateway, kestra, client) -> {
                String token = provider.token(publicUrl + "/mcp", Map.of("groups", List.of("team")));
                HttpRequest.Builder request = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + gateway.port() + "/mcp"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .timeout(Duration.ofSeconds(30));
                HttpClient http = new CheckedHttp();
                String session = http.send(
                                request.copy()
                                        .POST(BodyPublishers.ofString(INITIALIZE))
                                        .build(),
                                BodyHandlers.ofString())
                        .headers()
                        .firstValue("Mcp-Session-Id")
                        .orElseThrow();
                HttpResponse<Stream<String>> stream = http.send(
                        request.copy().header("Mcp-Session-Id", session).GET().build(), BodyHandlers.ofLines());
                Files.writeString(policy, POLICY.formatted("developer"));
                try (Stream<String> lines = stream.body()) {
                    // The prompts that need those tools are told of too, before or after.
                    assertThat(lines.filter(line -> line.startsWith("data: "))
                                    .anyMatch(line -> line.contains("notifications/tools/list_changed")))
                            .isTrue();
                }
            });
        }
    }
}
