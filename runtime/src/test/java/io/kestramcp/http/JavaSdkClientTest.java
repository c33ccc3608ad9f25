package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.mcp.StdioFixture;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The Java SDK's own client initializes, lists, calls and follows progress, over both transports. */
class JavaSdkClientTest {
    private final BlockingQueue<ProgressNotification> progress = new LinkedBlockingQueue<>();

    @Test
    void speaks_http() throws Exception {
        try (HttpFixture http = new HttpFixture()) {
            converse(HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + http.server.port())
                    .build());
        }
    }

    @Test
    void speaks_http_when_every_call_is_a_stream() throws Exception {
        try (HttpFixture http = new HttpFixture(256, HttpFixture.AT_ONCE, () -> List.of());
                McpSyncClient client =
                        client(HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + http.server.port())
                                .build())) {
            client.initialize();
            CompletableFuture<CallToolResult> result = CompletableFuture.supplyAsync(
                    () -> client.callTool(CallToolRequest.builder("slow").build()),
                    // Not the common pool: the client's own work needs it, and it may have one thread.
                    task -> new Thread(task).start());
            assertThat(http.tools.started.poll(30, TimeUnit.SECONDS)).isNotNull();
            http.tools.release.countDown();
            assertThat(result.get(30, TimeUnit.SECONDS).structuredContent()).isEqualTo(Map.of("slow", true));
        }
    }

    @Test
    void speaks_stdio_with_a_process() {
        converse(new StdioClientTransport(
                ServerParameters.builder(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString())
                        .args("-cp", System.getProperty("java.class.path"), StdioFixture.class.getName())
                        .build(),
                McpJsonDefaults.getMapper()));
    }

    private void converse(McpClientTransport transport) {
        try (McpSyncClient client = client(transport)) {
            assertThat(client.initialize().serverInfo().name()).isEqualTo("fixture");
            assertThat(client.listTools().tools()).extracting(Tool::name).contains("echo", "slow");
            CallToolResult result = client.callTool(CallToolRequest.builder("echo")
                    .arguments(Map.of("text", "hi"))
                    .build());
            assertThat(result.structuredContent()).isEqualTo(Map.of("text", "hi"));
            assertThat(client.callTool(CallToolRequest.builder("echo").build()).isError())
                    .isTrue();
            client.callTool(CallToolRequest.builder("progress")
                    .meta(Map.of("progressToken", "t"))
                    .build());
            // The client hands them out in any order.
            assertThat(List.of(next().progress(), next().progress(), next().progress()))
                    .containsExactlyInAnyOrder(1.0, 2.0, 3.0);
            client.ping();
        }
    }

    private ProgressNotification next() {
        try {
            ProgressNotification next = progress.poll(30, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private McpSyncClient client(McpClientTransport transport) {
        return McpClient.sync(transport)
                .requestTimeout(Duration.ofSeconds(30))
                .initializationTimeout(Duration.ofSeconds(30))
                .progressConsumer(progress::add)
                .build();
    }
}
