package io.kestramcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.mcp.StdioServer;
import io.kestramcp.observe.Observer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that wait for changes over stdio, in both eras. */
class StdioListenTest {
    private final SuitePrompts prompts = new SuitePrompts();
    private final SuiteTools tools = new SuiteTools(prompts);
    private final SuiteResources resources = new SuiteResources();
    private StdioPipe pipe;

    @BeforeEach
    void start() throws Exception {
        pipe = new StdioPipe(new StdioServer(
                ConformanceServer.offer(tools, resources, prompts),
                64 * 1024,
                Duration.ofSeconds(30),
                ConformanceServer.LISTENING,
                Observer.NONE));
    }

    @AfterEach
    void stop() throws Exception {
        pipe.close();
    }

    private void listen(int id, String filter) throws Exception {
        pipe.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"subscriptions/listen\",\"params\":{"
                + "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                + "\"io.modelcontextprotocol/clientCapabilities\":{}},\"notifications\":" + filter + "}}");
        assertThat(pipe.receive().toString()).contains("notifications/subscriptions/acknowledged");
    }

    private void initialize() throws Exception {
        pipe.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{"
                + "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}}}");
        pipe.receive();
    }

    @Test
    void two_streams_are_told_apart_by_their_ids() throws Exception {
        listen(7, "{\"toolsListChanged\":true}");
        listen(8, "{\"promptsListChanged\":true}");
        prompts.change();
        assertThat(pipe.receive().toString())
                .contains("notifications/prompts/list_changed", "\"io.modelcontextprotocol/subscriptionId\":8");
        tools.change();
        assertThat(pipe.receive().toString())
                .contains("notifications/tools/list_changed", "\"io.modelcontextprotocol/subscriptionId\":7");
    }

    @Test
    void nothing_follows_a_stream_that_was_cancelled() throws Exception {
        listen(7, "{\"toolsListChanged\":true,\"promptsListChanged\":true}");
        pipe.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}");
        listen(8, "{\"promptsListChanged\":true}");
        tools.change();
        prompts.change();
        assertThat(pipe.receive().toString()).contains("\"io.modelcontextprotocol/subscriptionId\":8");
        pipe.end();
        assertThat(pipe.receive().get("id").getAsInt()).isEqualTo(8);
    }

    @Test
    void the_end_of_input_ends_a_stream_with_its_result() throws Exception {
        listen(7, "{\"toolsListChanged\":true}");
        pipe.end();
        JsonObject last = pipe.receive();
        assertThat(last.get("id").getAsInt()).isEqualTo(7);
        assertThat(last.getAsJsonObject("result").get("resultType").getAsString())
                .isEqualTo("complete");
    }

    @Test
    void a_legacy_client_is_told_of_a_resource_that_it_subscribed_to_once_it_is_ready() throws Exception {
        initialize();
        pipe.send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"resources/subscribe\","
                + "\"params\":{\"uri\":\"test://watched-resource\"}}");
        assertThat(pipe.receive().get("result")).hasToString("{}");
        resources.write("other");
        pipe.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        assertThat(pipe.receive().toString()).contains("notifications/resources/updated", "test://watched-resource");
    }
}
