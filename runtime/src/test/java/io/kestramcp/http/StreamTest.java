package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.mcp.ToolCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that take a while: streams, signs of life, progress, cancellation, too many at once, and the end of the server. */
class StreamTest {
    private HttpFixture http;

    @AfterEach
    void stop() throws Exception {
        http.close();
    }

    @Test
    void a_call_that_takes_long_becomes_a_stream_with_signs_of_life_and_ends_with_its_answer() throws Exception {
        http = new HttpFixture(256, HttpFixture.AT_ONCE, () -> List.of());
        HttpResponse<InputStream> response =
                http.client().send(http.modernCall("slow", "{}").build(), BodyHandlers.ofInputStream());
        BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));

        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
        assertThat(lines.readLine()).isEqualTo(":");
        http.tools.release.countDown();
        List<String> rest = lines.lines()
                .filter(line -> !line.isEmpty() && !line.equals(":"))
                .toList();
        assertThat(rest).hasSize(2);
        assertThat(rest.get(0)).isEqualTo("event: message");
        assertThat(rest.get(1))
                .startsWith("data: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{")
                .contains("\"slow\":true");
    }

    @Test
    void a_client_that_takes_no_events_waits_for_plain_json() throws Exception {
        http = new HttpFixture(256, HttpFixture.AT_ONCE, () -> List.of());
        CompletableFuture<HttpResponse<String>> response = http.client()
                .sendAsync(
                        http.modernCall("slow", "{}")
                                .setHeader("Accept", "application/json")
                                .build(),
                        BodyHandlers.ofString());
        started();
        http.tools.release.countDown();
        assertThat(response.get(30, TimeUnit.SECONDS).headers().firstValue("Content-Type"))
                .contains("application/json");
        assertThat(response.get().body()).contains("\"slow\":true");
    }

    @Test
    void progress_is_streamed_in_order_and_only_while_it_grows() throws Exception {
        http = new HttpFixture();
        String body = http.send(http.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                        + "{\"name\":\"progress\",\"_meta\":{\"progressToken\":\"t\"}}}"))
                .body();
        assertThat(body.lines().filter(line -> line.startsWith("data: ")).limit(3))
                .containsExactly(progress("1.0", "one"), progress("2.0", "two"), progress("3.0", "three"));
        assertThat(body.lines().filter(line -> line.startsWith("data: ")).skip(3))
                .singleElement()
                .asString()
                .contains("\"result\"");
    }

    @Test
    void progress_is_not_sent_to_a_client_that_did_not_ask() throws Exception {
        http = new HttpFixture();
        HttpResponse<String> response = http.send(http.legacyCall("progress", "{}"));
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void a_client_that_goes_away_cancels_its_call() throws Exception {
        http = new HttpFixture(256, HttpFixture.AT_ONCE, () -> List.of());
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"slow\"}}";
        Socket socket = http.open(http.head(
                        "POST /mcp HTTP/1.1",
                        "Host: localhost:PORT",
                        "Content-Type: application/json",
                        "Content-Length: " + body.length())
                + body);
        ToolCall call = started();
        socket.close();
        assertThat(http.tools.cancelled.poll(30, TimeUnit.SECONDS)).isSameAs(call);
    }

    @Test
    void a_notification_of_the_same_session_cancels_a_call() throws Exception {
        http = new HttpFixture();
        CompletableFuture<HttpResponse<String>> response = slow("session-1", "7");
        ToolCall call = started();

        cancel("session-1", "7");

        assertThat(http.tools.cancelled.poll(30, TimeUnit.SECONDS)).isSameAs(call);
        assertThat(response.get(30, TimeUnit.SECONDS).body()).contains("The request was cancelled.");
    }

    @Test
    void a_notification_of_another_session_or_for_another_id_cancels_nothing() throws Exception {
        http = new HttpFixture();
        CompletableFuture<HttpResponse<String>> response = slow("session-1", "7");
        ToolCall call = started();

        cancel("session-2", "7");
        cancel("session-1", "8");
        cancel("session-1", "\"7\"");

        assertThat(call.cancellation().cancelled()).isFalse();
        http.tools.release.countDown();
        assertThat(response.get(30, TimeUnit.SECONDS).body()).contains("\"slow\":true");
    }

    @Test
    void two_clients_may_use_one_id_at_a_time_but_one_session_may_not() throws Exception {
        http = new HttpFixture();
        CompletableFuture<HttpResponse<String>> first = slow("session-1", "7");
        CompletableFuture<HttpResponse<String>> second = slow("session-2", "7");
        started();
        started();

        HttpResponse<String> third = slow("session-1", "7").get(30, TimeUnit.SECONDS);

        assertThat(third.statusCode()).isEqualTo(400);
        assertThat(third.body()).contains("-32600", "still running");
        http.tools.release.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(second.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void a_call_beyond_the_limit_is_told_to_come_back_and_the_next_one_is_served() throws Exception {
        http = new HttpFixture(1, HttpFixture.NEVER, () -> List.of());
        CompletableFuture<HttpResponse<String>> running = slow("s", "1");
        started();

        HttpResponse<String> busy = http.send(http.legacyCall("echo", "{\"text\":\"a\"}"));

        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.headers().firstValue("Retry-After")).contains("1");
        assertThat(busy.body()).contains("The gateway is busy. Nothing was done");
        http.tools.release.countDown();
        assertThat(running.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(http.send(http.legacyCall("echo", "{\"text\":\"a\"}")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void at_the_end_a_running_call_is_answered_and_no_new_one_is_taken() throws Exception {
        http = new HttpFixture();
        CompletableFuture<HttpResponse<String>> running = slow("s", "1");
        started();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(
                () -> {
                    try {
                        http.server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> new Thread(task).start());
        while (takesConnections()) {
            Thread.onSpinWait();
        }

        assertThat(closed).isNotDone();
        http.tools.release.countDown();
        assertThat(running.get(30, TimeUnit.SECONDS).body()).contains("\"slow\":true");
        closed.get(30, TimeUnit.SECONDS);
    }

    @Test
    void a_call_that_outlasts_the_grace_time_is_cancelled_and_told_so() throws Exception {
        http = new HttpFixture(new HttpLimits(256, HttpFixture.NEVER, Duration.ofMillis(1)), () -> List.of());
        CompletableFuture<HttpResponse<String>> running = slow("s", "1");
        ToolCall call = started();

        http.server.close();

        assertThat(running.get(30, TimeUnit.SECONDS).body()).contains("The request was cancelled.");
        assertThat(http.tools.cancelled.poll(30, TimeUnit.SECONDS)).isSameAs(call);
    }

    private boolean takesConnections() {
        try {
            http.open("").close();
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private ToolCall started() throws InterruptedException {
        ToolCall call = http.tools.started.poll(30, TimeUnit.SECONDS);
        assertThat(call).isNotNull();
        return call;
    }

    private CompletableFuture<HttpResponse<String>> slow(String session, String id) {
        return http.client()
                .sendAsync(
                        http.post("{\"jsonrpc\":\"2.0\",\"id\":" + id
                                        + ",\"method\":\"tools/call\",\"params\":{\"name\":\"slow\"}}")
                                .header("Mcp-Session-Id", session)
                                .build(),
                        BodyHandlers.ofString());
    }

    private void cancel(String session, String id) throws Exception {
        HttpResponse<String> response = http.send(
                http.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":" + id
                                + "}}")
                        .header("Mcp-Session-Id", session));
        assertThat(response.statusCode()).isEqualTo(202);
    }

    private static String progress(String done, String message) {
        return "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":\"t\",\"progress\":"
                + done + ",\"total\":3.0,\"message\":\"" + message + "\"}}";
    }
}
