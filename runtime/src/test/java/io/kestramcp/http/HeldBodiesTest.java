package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.LimitSettings;
import io.kestramcp.config.Network;
import io.kestramcp.mcp.CallerLimits;
import io.kestramcp.mcp.ListenLimits;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that are sent nearly whole and held back then, to fill the memory. The proxy says who sends them. */
@Timeout(60)
class HeldBodiesTest {
    /** The largest is 64 KiB: of a caller so much may be held, of all callers four times as much. */
    private static final int HELD = 40 * 1024;

    private final List<Socket> sockets = new ArrayList<>();
    private HttpFixture http;

    @BeforeEach
    void start() throws Exception {
        http = new HttpFixture(
                new LimitSettings(
                        0,
                        0,
                        0,
                        256,
                        2048,
                        16,
                        16,
                        List.of(Network.parse("127.0.0.1").orElseThrow())),
                new HttpLimits(
                        256,
                        HttpFixture.NEVER,
                        ListenLimits.standard(),
                        CallerLimits.NONE,
                        Patience.standard(),
                        0,
                        Duration.ofSeconds(30)),
                () -> List.of());
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        http.close();
    }

    /** Declares more than it sends. */
    private Socket hold(String caller, int declared, int sent) throws Exception {
        Socket socket = http.open(http.head(
                        "POST /mcp HTTP/1.1",
                        "Host: localhost:PORT",
                        "X-Forwarded-For: " + caller,
                        "Content-Type: application/json",
                        "Content-Length: " + declared)
                + " ".repeat(sent));
        sockets.add(socket);
        return socket;
    }

    private void awaitHeld(long bytes) {
        while (http.server.bodies().held() != bytes) {
            Thread.onSpinWait();
        }
    }

    /** A whole message, in so many spaces. */
    private HttpResponse<String> ping(String caller, int length) throws Exception {
        return http.send(http.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}" + " ".repeat(length))
                .header("X-Forwarded-For", caller));
    }

    private static String answer(Socket socket) throws Exception {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("requestId") < 0) {
            int read = socket.getInputStream().read();
            assertThat(read).as(answer.toString()).isNotNegative();
            answer.append((char) read);
        }
        return answer.toString();
    }

    @Test
    void H5_one_caller_cannot_fill_the_memory_and_all_others_go_on() throws Exception {
        Socket first = hold("203.0.113.1", HELD + 1, HELD);
        awaitHeld(HELD);
        for (int i = 0; i < 10; i++) {
            assertThat(answer(hold("203.0.113.1", HELD + 1, HELD)))
                    .startsWith("HTTP/1.1 429")
                    .containsIgnoringCase("Retry-After: 1\r\n")
                    .contains("You send too many large requests at the same time.");
        }
        awaitHeld(HELD);
        assertThat(ping("203.0.113.1", 1).statusCode()).isEqualTo(200);
        assertThat(ping("203.0.113.2", HELD).statusCode()).isEqualTo(200);
        first.close();
        awaitHeld(0);
        assertThat(ping("203.0.113.1", HELD).statusCode()).isEqualTo(200);
        assertThat(http.server.bodies().callers()).isZero();
    }

    @Test
    void H5_many_callers_together_cannot_fill_the_memory() throws Exception {
        int held = 60 * 1024;
        for (int caller = 1; caller <= 4; caller++) {
            hold("203.0.113." + caller, held + 1, held);
        }
        awaitHeld(4L * held);
        HttpResponse<String> refused = ping("203.0.113.5", HELD);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.body()).contains("Too many large requests are coming in. Nothing was done");
        assertThat(ping("203.0.113.5", 1).statusCode()).isEqualTo(200);
    }

    @Test
    void H5_what_is_only_declared_takes_nothing_from_anybody() throws Exception {
        for (int i = 0; i < 50; i++) {
            hold("203.0.113.1", 64 * 1024, 1);
        }
        awaitHeld(50);
        assertThat(ping("203.0.113.1", HELD).statusCode()).isEqualTo(200);
        assertThat(ping("203.0.113.2", HELD).statusCode()).isEqualTo(200);
    }

    @Test
    void H5_a_call_that_runs_holds_no_body() throws Exception {
        String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"slow\"}}";
        CompletableFuture<HttpResponse<Void>> running =
                http.client().sendAsync(http.post(call + " ".repeat(HELD)).build(), BodyHandlers.discarding());
        assertThat(http.tools.started.poll(30, TimeUnit.SECONDS)).isNotNull();
        assertThat(http.server.bodies().held()).isZero();
        http.tools.release.countDown();
        assertThat(running.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
}
