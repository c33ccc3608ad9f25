package io.kestramcp.kestra;

import static io.kestramcp.kestra.ClientFixture.client;
import static io.kestramcp.kestra.ClientFixture.failureOf;
import static io.kestramcp.kestra.ClientFixture.options;
import static io.kestramcp.kestra.ClientFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.KestraException.Kind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request is sent again only where nothing can happen twice. The server counts. */
@Timeout(60)
class RetriesTest {
    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void a_read_is_tried_twice_more_when_kestra_says_later(int status) throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) ->
                        connection.json(number < 2 ? status : 200, "{\"n\":" + number + "}"));
                HttpKestraClient client = client(server.url())) {
            assertThat(client.send(request("GET"), options()).text()).isEqualTo("{\"n\":2}");
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void a_read_is_not_tried_a_fourth_time() throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) -> connection.json(503, "{}"));
                HttpKestraClient client = client(server.url())) {
            assertThat(client.send(request("GET"), options()).status()).isEqualTo(503);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 408, 409, 500, 501})
    void a_read_with_any_other_answer_is_not_tried_again(int status) throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) -> connection.json(status, "{}"));
                HttpKestraClient client = client(server.url())) {
            assertThat(client.send(request("GET"), options()).status()).isEqualTo(status);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_read_is_tried_again_when_the_connection_breaks_before_the_answer() throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) -> {
                    if (number == 0) {
                        connection.reset();
                    } else if (number == 1) {
                        connection.socket().close();
                    } else {
                        connection.json(200, "{}");
                    }
                });
                HttpKestraClient client = client(server.url())) {
            assertThat(client.send(request("GET"), options()).status()).isEqualTo(200);
            assertThat(server.requests()).hasSize(3);
        }
    }

    /** OkHttp by itself sends any request again on 408, and on 503 with "Retry-After: 0". */
    @ParameterizedTest
    @CsvSource({
        "POST, 503",
        "PUT, 503",
        "PATCH, 503",
        "DELETE, 503",
        "POST, 408",
        "PUT, 408",
        "DELETE, 408",
        "POST, 429",
        "POST, 502",
        "POST, 504",
        "POST, 421",
        "DELETE, 401"
    })
    void U8_a_write_is_sent_once_whatever_the_answer(String method, int status) throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) ->
                        connection.answer(status, "Retry-After: 0\r\nWWW-Authenticate: Basic\r\n", ""));
                HttpKestraClient client = client(server.url())) {
            assertThat(client.send(request(method), options()).status()).isEqualTo(status);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void U8_a_write_is_sent_once_when_the_connection_breaks(String method) throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) -> connection.reset())) {
            KestraException failure = failureOf(server.url(), request(method), options());
            assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
            assertThat(failure.mayHaveHappened()).isTrue();
            assertThat(failure.hint()).contains("look at the current state").doesNotContain("try again");
            assertThat(server.requests()).hasSize(1);
        }
    }

    /** Nobody can tell whether the server read the request before it closed, so it is told and not sent again. */
    @Test
    void a_write_on_a_pooled_connection_that_has_died_is_not_sent_again() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (FakeServer server = new FakeServer((number, request, connection) -> {
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                    connection.socket().close();
                    closed.countDown();
                });
                HttpKestraClient client = client(server.url())) {
            client.send(request("GET"), options());
            assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
            KestraException failure =
                    catchThrowableOfType(KestraException.class, () -> client.send(request("POST"), options()));
            assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
            assertThat(failure.mayHaveHappened()).isTrue();
            assertThat(client.send(request("GET"), options()).status()).isEqualTo(200);
            assertThat(server.requests())
                    .extracting(FakeServer.Received::line)
                    .allMatch(line -> line.startsWith("GET"));
        }
    }

    @Test
    void a_wish_to_wait_longer_than_the_call_may_last_is_handed_on_at_once() throws Exception {
        try (FakeServer server = new FakeServer(
                        (number, request, connection) -> connection.answer(503, "Retry-After: 4\r\n", ""));
                HttpKestraClient client = client(server.url())) {
            assertThat(client.send(request("GET"), options(Duration.ofSeconds(3)))
                            .status())
                    .isEqualTo(503);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_caller_who_leaves_during_the_pause_ends_it() throws Exception {
        Cancellation cancellation = new Cancellation();
        try (FakeServer server = new FakeServer((number, request, connection) -> connection.json(503, "{}"));
                HttpKestraClient client = new HttpKestraClient(
                        ClientFixture.settings(server.url()),
                        CredentialSource.operator(ClientFixture.settings(server.url())),
                        ClientFixture.LINES,
                        "1",
                        again -> {
                            cancellation.cancel();
                            return Duration.ofSeconds(4);
                        })) {
            KestraReply reply = client.send(
                    request("GET"), new CallOptions(Principal.local(), Duration.ofMinutes(5), cancellation));
            assertThat(reply.status()).isEqualTo(503);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void the_pause_doubles_and_is_half_chance() {
        for (int i = 0; i < 100; i++) {
            assertThat(Backoff.JITTERED.before(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
            assertThat(Backoff.JITTERED.before(1)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        }
    }
}
