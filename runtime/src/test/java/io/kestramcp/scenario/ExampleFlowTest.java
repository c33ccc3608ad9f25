package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.connect.Advice;
import io.kestramcp.connect.Assistant;
import io.kestramcp.connect.Connection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The example of an AI agent that uses the gateway is a flow that Kestra takes, and connects as {@code connect} says. */
class ExampleFlowTest {
    private static final String AGENT = "io.kestra.plugin.ai.agent.AIAgent";
    private static final Path FILE =
            Path.of(System.getProperty("project.root")).resolve("examples/explain_failures.yaml");

    @Test
    void its_agent_connects_as_connect_prints_it() throws Exception {
        Assistant assistant = Assistant.all().stream()
                .filter(each -> each.id().equals("kestra-ai-agent"))
                .findFirst()
                .orElseThrow();
        Advice.Paste paste = (Advice.Paste)
                assistant.advice("kestra", new Connection.Http(URI.create("https://mcp.example.com/mcp")));
        Map<String, Object> printed = new Yaml().load(paste.text());
        assertThat(agent(new Yaml().load(Files.readString(FILE)))).containsEntry("tools", printed.get("tools"));
    }

    /** The sandbox has Kestra's own tasks only: it refuses the agent's type, and with a task of its own in place nothing. */
    @Test
    void kestra_takes_the_flow_where_it_has_the_plugin() throws Exception {
        Map<String, Object> flow = new Yaml().load(Files.readString(FILE));
        Map<String, Object> without = new Yaml().load(Files.readString(FILE));
        agent(without).clear();
        agent(without)
                .putAll(Map.of("id", "agent", "type", "io.kestra.plugin.core.log.Log", "message", "no agent here"));
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            assertThat(checked(client, flow).get("violations").getAsString()).endsWith("Invalid type: " + AGENT);
            assertThat(checked(client, without).has("violations")).isFalse();
        });
    }

    private static JsonObject checked(McpCaller client, Map<String, Object> flow) throws Exception {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("source", new Yaml().dump(flow));
        return client.ok("validate_flow", arguments.toString()).rows().get(0).getAsJsonObject();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> agent(Map<String, Object> flow) {
        return ((List<Map<String, Object>>) flow.get("tasks")).get(0);
    }
}
