package io.kestramcp.kestra;

import static io.kestramcp.kestra.ClientFixture.ONE_MIB;
import static io.kestramcp.kestra.ClientFixture.client;
import static io.kestramcp.kestra.ClientFixture.failureOf;
import static io.kestramcp.kestra.ClientFixture.options;
import static io.kestramcp.kestra.ClientFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.KestraException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which the other side can misbehave ends in a failure that says so, and says whether it may be done. */
@Timeout(60)
class BadAnswersTest {
    private static final Duration SHORT = Duration.ofMillis(400);

    @Test
    void nothing_listens() throws Exception {
        String url;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + closed.getLocalPort();
        }
        KestraException failure = failureOf(url, request("POST"), options());
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining(url).hasMessageContaining("cannot be reached");
        assertThat(failure.hint()).contains("KESTRA_BASE_URL");
        assertThat(failure.mayHaveHappened()).isFalse();
    }

    @Test
    void the_name_does_not_exist() {
        KestraException failure = failureOf("http://kestra.invalid", request("POST"), options());
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("the name kestra.invalid is not known");
    }

    @Test
    void the_other_side_speaks_no_http() throws Exception {
        try (FakeServer server =
                new FakeServer((number, request, connection) -> connection.write("SSH-2.0-OpenSSH_9\r\n\r\n"))) {
            KestraException failure = failureOf(server.url(), request("GET"), options());
            assertThat(failure.kind()).isEqualTo(Kind.NOT_KESTRA);
            assertThat(failure).hasMessageContaining("does not answer in HTTP");
        }
    }

    @Test
    void a_plain_server_is_addressed_with_https() throws Exception {
        try (FakeServer server =
                new FakeServer((number, request, connection) -> connection.write("HTTP/1.1 400 Bad\r\n\r\n"))) {
            KestraException failure =
                    failureOf(server.url().replace("http:", "https:"), request("POST"), options(SHORT));
            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure.mayHaveHappened()).isFalse();
        }
    }

    @Test
    void U7_a_web_page_instead_of_an_answer_shows_its_title_only() throws Exception {
        String page = "<html><head><title>Sign in\u001B[31m</title></head><body>secret-of-the-page</body></html>";
        try (FakeServer server = new FakeServer((number, request, connection) ->
                connection.answer(200, "Content-Type: text/html; charset=utf-8\r\n", page))) {
            KestraException failure = failureOf(server.url(), request("GET"), options());
            assertThat(failure.kind()).isEqualTo(Kind.NOT_KESTRA);
            assertThat(failure)
                    .hasMessageContaining("web page 'Sign in'")
                    .message()
                    .doesNotContain("secret-of-the-page");
            assertThat(failure.hint()).contains("KESTRA_BASE_URL");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void U6_a_redirect_is_not_followed_and_the_credential_goes_nowhere_else(String method) throws Exception {
        try (FakeServer other = FakeServer.answering("{}");
                FakeServer server = new FakeServer((number, request, connection) ->
                        connection.answer(307, "Location: " + other.url() + "/login?token=canary-Pa55word\r\n", ""))) {
            KestraException failure = failureOf(server.url(), request(method), options());
            assertThat(failure.kind()).isEqualTo(Kind.NOT_KESTRA);
            assertThat(failure).hasMessageContaining("redirects (307) to " + other.url() + "/login.");
            assertThat(failure.status()).hasValue(307);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void U7_an_endless_answer_is_read_up_to_the_limit_only() throws Exception {
        AtomicLong written = new AtomicLong();
        CountDownLatch stopped = new CountDownLatch(1);
        long size = 200L << 20;
        try (FakeServer server = new FakeServer((number, request, connection) -> {
            connection.write(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + size + "\r\n\r\n");
            String block = "x".repeat(1 << 16);
            try {
                while (written.get() < size) {
                    connection.write(block);
                    written.addAndGet(block.length());
                }
            } finally {
                stopped.countDown();
            }
        })) {
            KestraException failure = failureOf(server.url(), request("POST"), options());
            assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
            assertThat(failure).hasMessageContaining("larger than 1024 KiB");
            assertThat(failure.mayHaveHappened()).isTrue();
            assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
            // What the sockets' buffers hold comes on top of the limit.
            assertThat(written.get()).isLessThan(size / 4);
        }
    }

    @Test
    void an_answer_of_exactly_the_limit_is_fine() throws Exception {
        String body = "1".repeat((int) ONE_MIB);
        try (FakeServer server = FakeServer.answering(body);
                HttpKestraClient client = client(server.url())) {
            assertThat(client.send(request("GET"), options()).body().size()).isEqualTo((int) ONE_MIB);
        }
    }

    @Test
    void a_packed_answer_counts_by_what_it_unpacks_to() throws Exception {
        byte[] bomb = gzip(new byte[64 << 20]);
        assertThat(bomb.length).isLessThan((int) ONE_MIB);
        try (FakeServer server = new FakeServer((number, request, connection) -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
                    + "Content-Length: " + bomb.length + "\r\n\r\n");
            connection.socket().getOutputStream().write(bomb);
        })) {
            assertThat(failureOf(server.url(), request("GET"), options()).kind())
                    .isEqualTo(Kind.TOO_LARGE);
        }
    }

    @Test
    void a_packed_answer_that_is_small_is_unpacked() throws Exception {
        byte[] packed = gzip("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        try (FakeServer server = new FakeServer((number, request, connection) -> {
                    connection.write(
                            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\nContent-Length: "
                                    + packed.length + "\r\n\r\n");
                    connection.socket().getOutputStream().write(packed);
                });
                HttpKestraClient client = client(server.url())) {
            assertThat(client.send(request("GET"), options()).text()).isEqualTo("{\"a\":1}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void no_answer_in_time(String method) throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) -> connection.hang())) {
            KestraException failure = failureOf(server.url(), request(method), options(SHORT));
            assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
            assertThat(failure).hasMessageContaining("did not finish someOperation within");
            assertThat(failure.mayHaveHappened()).isEqualTo(method.equals("POST"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void U7_an_answer_that_drips_does_not_outlive_the_time_of_the_whole_call() throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            while (!connection.over().await(20, TimeUnit.MILLISECONDS)) {
                connection.write("x");
            }
        })) {
            assertThat(failureOf(server.url(), request("POST"), options(SHORT)).kind())
                    .isEqualTo(Kind.NO_ANSWER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void a_connection_that_breaks_in_the_middle_of_the_answer_is_not_tried_again(String method) throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"a\":");
            connection.reset();
        })) {
            KestraException failure = failureOf(server.url(), request(method), options());
            assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
            assertThat(failure.mayHaveHappened()).isEqualTo(method.equals("POST"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_cancelled_call_ends_at_once_and_tells_what_may_be_done() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        Cancellation cancellation = new Cancellation();
        try (FakeServer server = new FakeServer((number, request, connection) -> {
            arrived.countDown();
            connection.hang();
        })) {
            CompletableFuture<KestraException> failure = CompletableFuture.supplyAsync(() -> failureOf(
                    server.url(),
                    request("POST"),
                    new CallOptions(Principal.local(), Duration.ofMinutes(10), cancellation)));
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
            cancellation.cancel();
            assertThat(failure.get(30, TimeUnit.SECONDS).kind()).isEqualTo(Kind.CANCELLED);
            assertThat(failure.get().mayHaveHappened()).isTrue();
        }
    }

    @Test
    void a_call_that_is_cancelled_already_sends_nothing() throws Exception {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        try (FakeServer server = FakeServer.answering("{}")) {
            KestraException failure =
                    failureOf(server.url(), request("POST"), new CallOptions(Principal.local(), SHORT, cancellation));
            assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
            assertThat(failure.mayHaveHappened()).isFalse();
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void an_interrupted_thread_stays_interrupted() throws Exception {
        try (FakeServer server = FakeServer.answering("{}");
                HttpKestraClient client = client(server.url())) {
            Thread.currentThread().interrupt();
            KestraException failure =
                    catchThrowableOfType(KestraException.class, () -> client.send(request("GET"), options()));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
