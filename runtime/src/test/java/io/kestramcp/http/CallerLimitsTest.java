package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.mcp.CallerLimits;
import io.kestramcp.mcp.ListenLimits;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one caller may ask of a gateway over HTTP, in both eras; nobody signs in here, so he is an address. */
class CallerLimitsTest {
    private HttpFixture http;

    @AfterEach
    void stop() throws Exception {
        http.close();
    }

    private void start(CallerLimits callers) throws Exception {
        http = new HttpFixture(
                new HttpLimits(
                        256,
                        HttpFixture.NEVER,
                        ListenLimits.standard(),
                        callers,
                        Patience.standard(),
                        0,
                        Duration.ofSeconds(30)),
                () -> List.of());
    }

    @Test
    void who_calls_too_often_is_told_when_to_come_back_in_both_eras() throws Exception {
        for (Supplier<HttpRequest.Builder> era : eras()) {
            start(new CallerLimits(2, 0, 0));
            assertThat(http.send(era.get()).statusCode()).isEqualTo(200);
            assertThat(http.send(era.get()).statusCode()).isEqualTo(200);
            HttpResponse<String> refused = http.send(era.get());
            assertThat(refused.statusCode()).isEqualTo(429);
            assertToldWhen(refused, "You may call 2 times a minute. Nothing was done; call again in ");
            http.close();
        }
    }

    @Test
    void what_costs_nothing_is_not_counted() throws Exception {
        start(new CallerLimits(1, 1, 0));
        for (int i = 0; i < 5; i++) {
            assertThat(http.send(http.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}"))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(http.send(legacy()).statusCode()).isEqualTo(200);
    }

    @Test
    void who_has_as_many_calls_running_as_he_may_is_told_so_and_can_still_answer_and_cancel() throws Exception {
        start(new CallerLimits(0, 1, 0));
        CompletableFuture<HttpResponse<String>> running = http.client()
                .sendAsync(
                        http.legacyCall("slow", "{}")
                                .header("Mcp-Session-Id", "s")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(http.tools.started.poll(30, TimeUnit.SECONDS)).isNotNull();

        HttpResponse<String> refused = http.send(legacy());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertToldWhen(refused, "1 of your calls are running already. Nothing was done; call again in 1 s.");

        HttpResponse<String> cancelled = http.send(
                http.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}")
                        .header("Mcp-Session-Id", "s"));
        assertThat(cancelled.statusCode()).isEqualTo(202);
        assertThat(running.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        // He is told at once; what he had done counts until it has ended.
        assertThat(http.tools.cancelled.poll(30, TimeUnit.SECONDS)).isNotNull();
        int next = http.send(legacy()).statusCode();
        while (next == 429) {
            next = http.send(legacy()).statusCode();
        }
        assertThat(next).isEqualTo(200);
    }

    @Test
    void an_answer_is_given_whole_and_the_next_call_waits_until_it_is_paid_for() throws Exception {
        start(new CallerLimits(0, 0, 100));
        String text = "x".repeat(900);
        HttpResponse<String> whole = http.send(http.legacyCall("echo", "{\"text\":\"" + text + "\"}"));
        assertThat(whole.body()).contains(text);

        HttpResponse<String> refused = http.send(legacy());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertToldWhen(refused, "You have been sent more than 0 MiB within a minute.");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isGreaterThan(60);
    }

    private List<Supplier<HttpRequest.Builder>> eras() {
        return List.of(this::legacy, () -> http.modernCall("echo", "{\"text\":\"a\"}"));
    }

    private HttpRequest.Builder legacy() {
        return http.legacyCall("echo", "{\"text\":\"a\"}");
    }

    /** In words, for programs, and for whatever stands between. */
    private static void assertToldWhen(HttpResponse<String> refused, String words) {
        JsonObject error = HttpFixture.json(refused).getAsJsonObject("error");
        String seconds = refused.headers().firstValue("Retry-After").orElseThrow();
        assertThat(HttpFixture.json(refused).get("id").getAsInt()).isEqualTo(1);
        assertThat(error.get("message").getAsString()).startsWith(words).endsWith("call again in " + seconds + " s.");
        assertThat(error.getAsJsonObject("data").get("retryAfterSeconds").getAsString())
                .isEqualTo(seconds);
    }
}
