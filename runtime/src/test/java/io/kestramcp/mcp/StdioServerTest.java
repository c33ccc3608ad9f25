package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.rules.Exchange;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stdio loop, driven in this process. */
class StdioServerTest {
    private static final int MAX_LINE = 4096;
    private static final String MODERN = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private final FixtureTools tools = new FixtureTools();

    @Test
    void a_legacy_client_initializes_lists_and_calls_and_gets_every_answer_after_end_of_input() throws IOException {
        List<JsonObject> answers = converse(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2024-11-05\"}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}",
                call("3", "echo", "{\"text\":\"hi\"}"));

        assertThat(answers).extracting(answer -> answer.get("id").getAsInt()).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(result(answers.get(0)).get("protocolVersion").getAsString()).isEqualTo("2024-11-05");
    }

    @Test
    void a_modern_client_discovers_lists_and_calls() throws IOException {
        List<JsonObject> answers = converse(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server/discover\",\"params\":{" + MODERN + "}}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\",\"params\":{" + MODERN + "}}",
                "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/call\",\"params\":{\"name\":\"fail\"," + MODERN
                        + "}}");

        assertThat(answers)
                .hasSize(3)
                .allMatch(
                        answer -> result(answer).get("resultType").getAsString().equals("complete"));
    }

    @Test
    void a_modern_client_is_not_served_what_its_revision_lacks() throws IOException {
        assertThat(converse("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{" + MODERN + "}}"))
                .singleElement()
                .extracting(
                        answer -> answer.getAsJsonObject("error").get("code").getAsInt())
                .isEqualTo(-32601);
    }

    @Test
    void a_line_that_is_no_message_gets_an_error_and_the_next_one_is_served() throws IOException {
        List<JsonObject> answers =
                converse("{oops", "", "   ", "[]", "\r", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\r");

        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).toString()).startsWith("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,");
        assertThat(answers.get(1).toString()).startsWith("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,");
        assertThat(answers.get(2).toString()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    }

    @Test
    void a_line_that_is_too_long_is_skipped_and_the_next_one_is_served() throws IOException {
        List<JsonObject> answers = converse(
                "x".repeat(MAX_LINE * 100),
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}",
                "y".repeat(MAX_LINE + 1));

        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).getAsJsonObject("error").get("message").getAsString())
                .contains("too long");
        assertThat(result(answers.get(1)).size()).isZero();
        assertThat(answers.get(2).getAsJsonObject("error").get("message").getAsString())
                .contains("too long");
    }

    @Test
    void a_line_of_just_the_limit_is_read() throws IOException {
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
        assertThat(converse(ping + " ".repeat(MAX_LINE - ping.length())))
                .singleElement()
                .matches(answer -> answer.has("result"));
    }

    @Test
    void a_thousand_calls_in_one_go_are_all_answered() throws IOException {
        String[] calls = IntStream.range(0, 1000)
                .mapToObj(id -> call(String.valueOf(id), "echo", "{\"text\":\"t" + id + "\"}"))
                .toArray(String[]::new);

        List<JsonObject> answers = converse(calls);

        assertThat(answers).hasSize(1000).allSatisfy(answer -> assertThat(result(answer)
                        .getAsJsonObject("structuredContent")
                        .get("text")
                        .getAsString())
                .isEqualTo("t" + answer.get("id").getAsInt()));
    }

    @Test
    void progress_comes_before_the_answer() throws IOException {
        List<JsonObject> messages = converse("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                + "{\"name\":\"progress\",\"_meta\":{\"progressToken\":5}}}");

        assertThat(messages).hasSize(4);
        assertThat(messages.subList(0, 3))
                .extracting(message ->
                        message.getAsJsonObject("params").get("progress").getAsDouble())
                .containsExactly(1.0, 2.0, 3.0);
        assertThat(messages.get(3).has("result")).isTrue();
    }

    @Test
    void a_quick_request_overtakes_a_slow_call() throws Exception {
        try (Conversation talk = new Conversation()) {
            talk.send(call("1", "slow", "{}"));
            talk.send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}");
            assertThat(talk.next().get("id").getAsInt()).isEqualTo(2);
            tools.release.countDown();
            assertThat(talk.next().get("id").getAsInt()).isEqualTo(1);
        }
    }

    @Test
    @Timeout(60)
    void however_many_tasks_run_they_can_be_asked_for_and_ended() throws Exception {
        try (Conversation talk = new Conversation()) {
            String last = "";
            for (int id = 1; id <= 40; id++) {
                talk.send("{\"jsonrpc\":\"2.0\",\"id\":" + id
                        + ",\"method\":\"tools/call\",\"params\":{\"name\":\"slow\",\"task\":{}}}");
                last = result(talk.next()).getAsJsonObject("task").get("taskId").getAsString();
            }
            talk.send("{\"jsonrpc\":\"2.0\",\"id\":41,\"method\":\"tasks/cancel\",\"params\":{\"taskId\":\"" + last
                    + "\"}}");
            assertThat(result(talk.next()).get("status").getAsString()).isEqualTo("cancelled");
        }
    }

    @Test
    void a_cancelled_call_is_stopped_and_never_answered() throws Exception {
        try (Conversation talk = new Conversation()) {
            talk.send(call("1", "slow", "{}"));
            ToolCall call = tools.started.poll(30, TimeUnit.SECONDS);
            talk.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
            assertThat(tools.cancelled.poll(30, TimeUnit.SECONDS)).isSameAs(call);
            talk.send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}");
            assertThat(talk.next().get("id").getAsInt()).isEqualTo(2);
            talk.in.close();
            assertThat(talk.lines.readLine()).isNull();
        }
    }

    @Test
    void an_id_that_is_still_running_is_refused() throws Exception {
        try (Conversation talk = new Conversation()) {
            talk.send(call("1", "slow", "{}"));
            talk.send(call("1", "echo", "{\"text\":\"a\"}"));
            assertThat(talk.next().getAsJsonObject("error").get("code").getAsInt())
                    .isEqualTo(-32600);
            tools.release.countDown();
            assertThat(talk.next().has("result")).isTrue();
        }
    }

    @Test
    void what_does_not_end_in_time_after_end_of_input_is_cancelled() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new StdioServer(Offer.ofTools(FixtureTools.ABOUT, tools), MAX_LINE, Duration.ofMillis(1))
                .run(new ByteArrayInputStream(call("1", "slow", "{}").getBytes(StandardCharsets.UTF_8)), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void the_loop_ends_when_nobody_reads_the_answers_any_more() throws Exception {
        PipedOutputStream in = new PipedOutputStream();
        PipedInputStream lines = new PipedInputStream(in);
        CompletableFuture<Void> loop = CompletableFuture.runAsync(
                () -> run(lines, new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                }),
                task -> new Thread(task).start());
        in.write("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n{}\n".getBytes(StandardCharsets.UTF_8));
        in.flush();
        loop.get(30, TimeUnit.SECONDS);
    }

    private void run(InputStream in, OutputStream out) {
        try {
            new StdioServer(Offer.ofTools(FixtureTools.ABOUT, tools), MAX_LINE, Duration.ofSeconds(30)).run(in, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonObject> converse(String... lines) throws IOException {
        Exchange exchange = new Exchange();
        Arrays.stream(lines).forEach(exchange::sent);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), out);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .peek(exchange::received)
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    private static String call(String id, String tool, String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments + "}}";
    }

    private static JsonObject result(JsonObject answer) {
        return answer.getAsJsonObject("result");
    }

    /** A client that waits for answers before it goes on. */
    private final class Conversation implements AutoCloseable {
        private final Exchange exchange = new Exchange();
        final PipedOutputStream in = new PipedOutputStream();
        final BufferedReader lines;
        private final CompletableFuture<Void> loop;

        Conversation() throws IOException {
            PipedInputStream serverIn = new PipedInputStream(in);
            PipedOutputStream serverOut = new PipedOutputStream();
            lines = new BufferedReader(new InputStreamReader(new PipedInputStream(serverOut), StandardCharsets.UTF_8));
            loop = CompletableFuture.runAsync(
                    () -> {
                        run(serverIn, serverOut);
                        try {
                            serverOut.close();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    task -> new Thread(task).start());
        }

        void send(String line) throws IOException {
            exchange.sent(line);
            in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        }

        JsonObject next() throws IOException {
            String line = lines.readLine();
            exchange.received(line);
            return JsonParser.parseString(line).getAsJsonObject();
        }

        @Override
        public void close() throws IOException {
            tools.release.countDown();
            in.close();
            loop.orTimeout(30, TimeUnit.SECONDS).join();
        }
    }
}
