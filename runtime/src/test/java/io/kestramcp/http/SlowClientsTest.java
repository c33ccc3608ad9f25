package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.mcp.CallerLimits;
import io.kestramcp.mcp.ListenLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** Clients that are slow on purpose. */
class SlowClientsTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);

    private static HttpFixture fixture(Patience patience) throws IOException {
        return new HttpFixture(
                new HttpLimits(
                        256,
                        HttpFixture.NEVER,
                        ListenLimits.standard(),
                        CallerLimits.NONE,
                        patience,
                        0,
                        Duration.ofSeconds(30)),
                () -> List.of());
    }

    private static String post(HttpFixture http, int length) {
        return http.head(
                "POST /mcp HTTP/1.1",
                "Host: localhost:PORT",
                "Content-Type: application/json",
                "Content-Length: " + length);
    }

    @Test
    void H4_a_thousand_slow_sockets_hold_up_nobody() throws Exception {
        try (HttpFixture http = fixture(Patience.standard())) {
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                slow.add(http.open("POST /mcp HTTP/1.1\r\nHost: local"));
            }
            for (int i = 0; i < 800; i++) {
                slow.add(http.open(post(http, 1000) + "{"));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(http.send(http.legacyCall("echo", "{\"text\":\"a\"}"))
                                .statusCode())
                        .isEqualTo(200);
            }
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    @Test
    void H4_a_head_that_drips_is_given_up_and_an_idle_connection_is_kept() throws Exception {
        try (HttpFixture http = fixture(new Patience(SHORT, LONG, LONG, 1024));
                KeptConnection kept = new KeptConnection(http.server.port(), "")) {
            assertThat(kept.post(PING.getBytes(StandardCharsets.UTF_8)).status())
                    .isEqualTo(200);
            try (Socket socket = http.open("POST /mcp HTTP/1.1\r\n")) {
                drip(socket, "X");
            }
            assertThat(kept.post(PING.getBytes(StandardCharsets.UTF_8)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void H4_a_second_head_on_one_connection_is_given_up_as_well() throws Exception {
        try (HttpFixture http = fixture(new Patience(SHORT, LONG, LONG, 1024));
                Socket socket = http.open(post(http, PING.length()) + PING)) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            drip(socket, "X");
        }
    }

    @Test
    void H4_a_body_that_drips_is_refused() throws Exception {
        try (HttpFixture http = fixture(new Patience(LONG, SHORT, LONG, 1000))) {
            // However much others have sent before.
            assertThat(http.send(http.post(PING + " ".repeat(60_000))).statusCode())
                    .isEqualTo(200);
            try (Socket socket = http.open(post(http, 60_000))) {
                assertGivenUp(drip(socket, " "));
            }
        }
    }

    @Test
    void H4_a_body_that_drips_what_is_no_content_is_refused() throws Exception {
        String chunked = "Transfer-Encoding: chunked";
        try (HttpFixture http = fixture(new Patience(LONG, SHORT, LONG, 1 << 20));
                Socket socket = http.open(http.head(
                                "POST /mcp HTTP/1.1", "Host: localhost:PORT", "Content-Type: application/json", chunked)
                        + "1;extension=")) {
            assertGivenUp(drip(socket, "x"));
        }
    }

    @Test
    void H4_a_body_of_which_nothing_more_comes_is_refused() throws Exception {
        try (HttpFixture http = fixture(new Patience(LONG, SHORT, LONG, 1 << 20));
                Socket socket = http.open(post(http, 60_000) + "{")) {
            assertGivenUp(drip(socket, ""));
        }
    }

    @Test
    void H4_a_form_that_drips_loses_the_connection() throws Exception {
        try (HttpFixture http = fixture(new Patience(LONG, SHORT, LONG, 1 << 20));
                Socket socket = http.open(
                        http.head("POST /token HTTP/1.1", "Host: localhost:PORT", "Content-Length: 1000") + "a")) {
            assertThat(drip(socket, "a")).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void a_body_has_more_time_the_more_of_it_has_come() throws Exception {
        String message = PING + " ".repeat(1000);
        try (HttpFixture http = fixture(new Patience(LONG, SHORT, LONG, 1));
                Socket socket = http.open(post(http, message.length()) + message.substring(0, 900))) {
            // Longer than a small one may take.
            socket.setSoTimeout(50);
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
                socket.getOutputStream().write(' ');
            }
            socket.getOutputStream().write(" ".repeat(message.length() - 910).getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(30_000);
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
        }
    }

    /** With an answer, and the end of the connection. */
    private static void assertGivenUp(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 408").contains("The body came too slowly.");
    }

    @Test
    void H4_a_refused_body_that_drips_is_not_read_for_ever() throws Exception {
        try (HttpFixture http = fixture(new Patience(LONG, LONG, SHORT, 1024));
                Socket socket = http.open(post(http, 70_000))) {
            assertThat(drip(socket, " ")).startsWith("HTTP/1.1 413");
        }
    }

    /** Sends a byte whenever nothing came for a while, until the server ends the connection; gives what came. */
    static String drip(Socket socket, String piece) throws IOException {
        socket.setSoTimeout(50);
        StringBuilder came = new StringBuilder();
        InputStream in = socket.getInputStream();
        try {
            while (true) {
                try {
                    int read = in.read();
                    if (read < 0) {
                        return came.toString();
                    }
                    came.append((char) read);
                } catch (SocketTimeoutException nothingCame) {
                    socket.getOutputStream().write(piece.getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (SocketException closed) {
            return came.toString();
        }
    }

    /** More than the buffers of both sides hold. */
    @Test
    void H4_who_does_not_read_his_answer_loses_the_connection_and_frees_the_thread() throws Exception {
        CompletableFuture<IOException> ended = new CompletableFuture<>();
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                try {
                    new JettyAnswer(response, Optional.empty(), new Patience(SHORT, SHORT, SHORT, 1 << 30))
                            .json(200, Map.of(), "x".repeat(64 << 20));
                    callback.succeeded();
                } catch (IOException e) {
                    ended.complete(e);
                    callback.failed(e);
                }
                return true;
            }
        });
        server.start();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(ended.get(30, TimeUnit.SECONDS)).isNotNull();
        } finally {
            server.stop();
        }
    }
}
