package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.oauth.LiveProvider;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be recorded is not done, also where the record goes to standard error. */
class LostRecordTest {
    private static final String PUBLIC_URL = "https://mcp.example.com";

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @Test
    void a_write_is_refused_once_nobody_reads_standard_error() throws Exception {
        try (LiveProvider provider = new LiveProvider();
                Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"));
                ServedProcess gateway = new ServedProcess(settings(kestra, provider))) {
            McpCaller caller = new McpCaller(gateway.address())
                    .as(provider.token(PUBLIC_URL + "/mcp", Map.of("groups", List.of("all"))));
            Flows.save(caller, Flows.GREETING);
            int asked = kestra.requests().size();
            gateway.stopReading();
            assertThat(caller.call("execute_flow", "{\"namespace\": \"company.team\", \"flow_id\": \"greeting\"}"))
                    .satisfies(answer -> {
                        assertThat(answer.failed()).isTrue();
                        assertThat(answer.text()).contains("gateway_failed");
                    });
            assertThat(kestra.requests()).hasSize(asked);
        }
    }

    private Map<String, String> settings(Sandbox kestra, LiveProvider provider) throws Exception {
        return Map.of(
                "KESTRA_BASE_URL",
                kestra.baseUri().toString(),
                "KESTRA_USERNAME",
                SandboxOptions.DEMO_USERNAME,
                "KESTRA_PASSWORD",
                SandboxOptions.DEMO_PASSWORD,
                "KESTRA_MCP_PUBLIC_URL",
                PUBLIC_URL,
                "KESTRA_MCP_POLICY_FILE",
                Files.writeString(
                                directory.resolve("policy.yaml"),
                                "version: 1\ngrants:\n  - {claim: groups, values: [all], roles: [admin]}\n")
                        .toString(),
                "OIDC_ISSUER_URL",
                provider.issuer());
    }
}
