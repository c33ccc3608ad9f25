package io.kestramcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.mcp.StdioServer;
import io.kestramcp.rules.Exchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions to the client over stdio, in both eras. */
class StdioAskingTest {
    private static final String CALL =
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"test_input_required_result_multi_round\"";
    private static final String MODERN = ",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{\"elicitation\":{\"form\":{}}}}";

    private final Exchange exchange = new Exchange();
    private OutputStream toServer;
    private BufferedReader fromServer;
    private CompletableFuture<Void> running;

    @BeforeEach
    void start() throws IOException {
        PipedInputStream in = new PipedInputStream();
        toServer = new PipedOutputStream(in);
        PipedInputStream answers = new PipedInputStream();
        OutputStream out = new PipedOutputStream(answers);
        fromServer = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));
        StdioServer server = new StdioServer(ConformanceServer.offer(), 64 * 1024, Duration.ofSeconds(30));
        running = CompletableFuture.runAsync(
                () -> {
                    try (out) {
                        server.run(in, out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> new Thread(task).start());
    }

    @AfterEach
    void stop() throws Exception {
        toServer.close();
        running.get(30, TimeUnit.SECONDS);
    }

    @Test
    void a_legacy_client_answers_each_question_while_its_call_waits() throws IOException {
        initialize("{\"elicitation\":{}}");
        send(CALL + "}}");

        answer(receive(), "{\"name\":\"Ada\"}");
        answer(receive(), "{\"color\":\"blue\"}");

        assertThat(receive().toString()).contains("\"id\":2", "blue");
    }

    @Test
    void a_legacy_client_that_declares_nothing_is_not_asked() throws IOException {
        initialize("{}");
        send(CALL + "}}");
        assertThat(receive().getAsJsonObject("error").get("message").getAsString())
                .startsWith("The client does not declare {\"elicitation\"");
    }

    @Test
    void a_modern_client_answers_each_question_by_a_further_call() throws IOException {
        send(CALL + MODERN + "}}");
        JsonObject first = receive().getAsJsonObject("result");
        send(CALL + MODERN + answers(first, "step1", "{\"name\":\"Ada\"}") + "}}");
        JsonObject second = receive().getAsJsonObject("result");
        assertThat(second.getAsJsonObject("inputRequests").keySet()).containsExactly("step2");
        send(CALL + MODERN + answers(second, "step2", "{\"color\":\"blue\"}") + "}}");

        assertThat(receive().toString()).contains("\"resultType\":\"complete\"", "blue");
    }

    @Test
    void a_response_that_nobody_waits_for_is_refused_and_the_next_message_served() throws IOException {
        send("{\"jsonrpc\":\"2.0\",\"id\":\"ask-1\",\"result\":{}}");
        assertThat(receive().getAsJsonObject("error").get("message").getAsString())
                .isEqualTo("This server takes no response that it did not ask for.");
        send("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"ping\"}");
        assertThat(receive().get("id").getAsInt()).isEqualTo(3);
    }

    private void initialize(String capabilities) throws IOException {
        send(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":"
                        + capabilities + "}}");
        receive();
    }

    private void answer(JsonObject question, String content) throws IOException {
        assertThat(question.get("method").getAsString()).isEqualTo("elicitation/create");
        send("{\"jsonrpc\":\"2.0\",\"id\":" + question.get("id") + ",\"result\":{\"action\":\"accept\",\"content\":"
                + content + "}}");
    }

    private static String answers(JsonObject result, String name, String content) {
        return ",\"inputResponses\":{\"" + name + "\":{\"action\":\"accept\",\"content\":" + content
                + "}},\"requestState\":" + result.get("requestState");
    }

    private void send(String message) throws IOException {
        exchange.sent(message);
        toServer.write((message + "\n").getBytes(StandardCharsets.UTF_8));
        toServer.flush();
    }

    private JsonObject receive() throws IOException {
        String message = fromServer.readLine();
        exchange.received(message);
        return JsonParser.parseString(message).getAsJsonObject();
    }
}
