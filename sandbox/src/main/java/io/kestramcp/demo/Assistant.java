package io.kestramcp.demo;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An assistant's side of the protocol: the MCP SDK's own client, over HTTP or stdio. */
final class Assistant implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final McpSyncClient client;

    private Assistant(McpClientTransport transport) {
        client = McpClient.sync(transport)
                .clientInfo(
                        McpSchema.Implementation.builder("kestra-mcp-demo", "1").build())
                .requestTimeout(PATIENCE)
                .initializationTimeout(PATIENCE)
                .build();
        client.initialize();
    }

    static Assistant overHttp(URI gateway) {
        return new Assistant(HttpClientStreamableHttpTransport.builder(gateway.toString())
                .endpoint("/mcp")
                .build());
    }

    /** Starts the command and talks to it over its standard input and output. */
    static Assistant overStdio(String command, List<String> arguments, Map<String, String> environment) {
        ServerParameters parameters = ServerParameters.builder(command)
                .args(arguments)
                .env(environment)
                .build();
        return new Assistant(new StdioClientTransport(parameters, McpJsonDefaults.getMapper()));
    }

    int toolCount() {
        return client.listTools().tools().size();
    }

    /**
     * Calls a tool.
     *
     * @return its structured answer
     * @throws IllegalStateException when the tool answers with an error, in the tool's own words
     */
    @SuppressWarnings("unchecked") // Every tool of the gateway answers with a JSON object.
    Map<String, Object> call(String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = client.callTool(
                McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
        if (Boolean.TRUE.equals(result.isError())) {
            throw new IllegalStateException(tool + " failed: " + result.content());
        }
        return (Map<String, Object>) result.structuredContent();
    }

    @Override
    public void close() {
        client.closeGracefully();
    }
}
