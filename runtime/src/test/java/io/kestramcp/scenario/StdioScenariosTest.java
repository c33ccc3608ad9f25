package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.cli.Start;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The gateway as a process of the assistant's, over standard input and output. */
class StdioScenariosTest {
    @Test
    void A_18_over_stdio_calls_carry_the_operators_credential() {
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"));
                McpSyncClient client = McpClient.sync(process(kestra)).build()) {
            client.initialize();
            CallToolResult found = client.callTool(
                    CallToolRequest.builder("search_flows").arguments(Map.of()).build());
            assertThat(found.isError()).isNotEqualTo(true);
            assertThat(kestra.requests())
                    .filteredOn(request -> request.path().contains("/flows"))
                    .singleElement()
                    .satisfies(request -> assertThat(request.headers()).containsKey("Authorization"));
        }
    }

    private static StdioClientTransport process(Sandbox kestra) {
        return new StdioClientTransport(
                ServerParameters.builder(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString())
                        .args("-cp", System.getProperty("java.class.path"), Start.class.getName(), "stdio")
                        .addEnvVar("KESTRA_BASE_URL", kestra.baseUri().toString())
                        .addEnvVar("KESTRA_USERNAME", SandboxOptions.DEMO_USERNAME)
                        .addEnvVar("KESTRA_PASSWORD", SandboxOptions.DEMO_PASSWORD)
                        .build(),
                McpJsonDefaults.getMapper());
    }
}
