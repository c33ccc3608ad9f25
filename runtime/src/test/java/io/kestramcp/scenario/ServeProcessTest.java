package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.cli.Start;
import io.kestramcp.oauth.LiveProvider;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as {@code kestra-mcp serve} runs it, in a process of its own. */
class ServeProcessTest {
    private static final String PUBLIC_URL = "https://mcp.example.com";
    private static final Pattern SERVING = Pattern.compile("Serving MCP at (http://\\S+)");
    private static final List<String> POLICIES = List.of("version: 1\ngrants: []\n", """
            version: 1
            grants:
              - {claim: groups, values: [somebody-else], roles: [admin]}
            """);

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @Test
    void started_on_a_public_address_without_an_identity_provider_it_refuses_with_the_reason() throws Exception {
        Process process = start(Map.of("KESTRA_BASE_URL", "http://127.0.0.1:9", "KESTRA_MCP_HOST", "0.0.0.0"));
        try (BufferedReader err = process.errorReader()) {
            String told = String.join("\n", err.lines().toList());
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
            assertThat(told)
                    .contains("0.0.0.0", "identity provider", "OIDC_ISSUER_URL")
                    .doesNotContain("Serving");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void started_with_a_policy_that_grants_nothing_it_lists_auth_status_alone() throws Exception {
        for (String text : POLICIES) {
            Path policy = Files.writeString(directory.resolve("policy.yaml"), text);
            try (LiveProvider provider = new LiveProvider();
                    Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"))) {
                Process process = start(Map.of(
                        "KESTRA_BASE_URL",
                        kestra.baseUri().toString(),
                        "KESTRA_USERNAME",
                        SandboxOptions.DEMO_USERNAME,
                        "KESTRA_PASSWORD",
                        SandboxOptions.DEMO_PASSWORD,
                        "KESTRA_MCP_TOOLSETS",
                        "all",
                        "KESTRA_MCP_PUBLIC_URL",
                        PUBLIC_URL,
                        "KESTRA_MCP_POLICY_FILE",
                        policy.toString(),
                        "OIDC_ISSUER_URL",
                        provider.issuer()));
                try (BufferedReader err = process.errorReader()) {
                    McpCaller caller = new McpCaller(address(err))
                            .as(provider.token(
                                    PUBLIC_URL + "/mcp", Map.of("groups", List.of("team"), "roles", List.of("admin"))));
                    assertThat(caller.names()).containsExactly("auth_status");
                } finally {
                    process.destroyForcibly();
                }
            }
        }
    }

    private static URI address(BufferedReader err) throws IOException {
        List<String> told = new ArrayList<>();
        String line = err.readLine();
        while (line != null) {
            told.add(line);
            Matcher serving = SERVING.matcher(line);
            if (serving.find()) {
                return URI.create(serving.group(1));
            }
            line = err.readLine();
        }
        throw new AssertionError("It did not start: " + told);
    }

    private static Process start(Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Start.class.getName(),
                "serve");
        builder.environment().put("KESTRA_MCP_PORT", "0");
        builder.environment().putAll(settings);
        return builder.start();
    }
}
