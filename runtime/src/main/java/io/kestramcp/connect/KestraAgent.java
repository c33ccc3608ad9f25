package io.kestramcp.connect;

import com.google.gson.JsonPrimitive;
import io.kestramcp.connect.Connection.Http;
import io.kestramcp.connect.Connection.Stdio;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Kestra's own AI Agent, a task of a flow: its tools are part of the flow's YAML. JSON texts are YAML too. */
final class KestraAgent implements Assistant {
    private static final String NO_BROWSER =
            "An agent has no browser: where callers sign in, it needs an access token in"
                    + " the secret KESTRA_MCP_TOKEN; without sign-in leave out headers.";

    @Override
    public String id() {
        return "kestra-ai-agent";
    }

    @Override
    public String title() {
        return "Kestra AI Agent";
    }

    @Override
    public Advice advice(String name, Connection connection) {
        return new Advice.Paste(
                "In the task of type io.kestra.plugin.ai.agent.AIAgent:",
                connection instanceof Http http ? http(http) : stdio((Stdio) connection),
                Optional.empty(),
                List.of(
                        connection instanceof Http
                                ? NO_BROWSER
                                : "The worker that runs the task starts the gateway: the command must be there."));
    }

    @Override
    public Optional<ConfigTarget> target(Places places) {
        return Optional.empty();
    }

    @Override
    public String merged(String current, String name, Connection connection) throws UnmergeableException {
        throw new UnmergeableException("is a flow, which you save in Kestra.");
    }

    private static String http(Http http) {
        return """
                tools:
                  - type: io.kestra.plugin.ai.tool.StreamableHttpMcpClient
                    url: %s
                    timeout: PT2M
                    headers:
                      Authorization: "Bearer {{ secret('KESTRA_MCP_TOKEN') }}\"""".formatted(quoted(http.url().toString()));
    }

    private static String stdio(Stdio stdio) {
        String command = Stream.concat(Stream.of(stdio.command()), stdio.arguments().stream())
                .map(KestraAgent::quoted)
                .collect(Collectors.joining(", ", "[", "]"));
        StringBuilder text = new StringBuilder(
                        "tools:\n  - type: io.kestra.plugin.ai.tool.StdioMcpClient\n    command: ")
                .append(command);
        if (!stdio.environment().isEmpty() || !stdio.secrets().isEmpty()) {
            text.append("\n    env:");
            stdio.environment().forEach((key, value) -> text.append(line(key, value)));
            stdio.secrets().forEach(key -> text.append(line(key, "{{ secret('" + key + "') }}")));
        }
        return text.toString();
    }

    private static String line(String key, String value) {
        return "\n      " + key + ": " + quoted(value);
    }

    /** A JSON text, in YAML's double quotes, is the same text. */
    private static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }
}
