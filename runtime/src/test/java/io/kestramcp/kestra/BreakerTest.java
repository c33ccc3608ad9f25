package io.kestramcp.kestra;

import static io.kestramcp.kestra.ClientFixture.ONE_MIB;
import static io.kestramcp.kestra.ClientFixture.attempt;
import static io.kestramcp.kestra.ClientFixture.client;
import static io.kestramcp.kestra.ClientFixture.options;
import static io.kestramcp.kestra.ClientFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kestramcp.kestra.KestraException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When Kestra is not asked any more, what callers hear then, and when it is asked again. */
class BreakerTest {
    private static KestraException refusal(KestraClient client, String method) {
        return catchThrowableOfType(KestraException.class, () -> client.send(request(method), options()));
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void after_five_failures_in_a_row_callers_hear_at_once_that_kestra_does_not_answer(int status) throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) -> connection.json(status, "{}"));
                HttpKestraClient client = client(server.url())) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.send(request("POST"), options()).status()).isEqualTo(status);
            }
            for (String method : new String[] {"GET", "POST", "DELETE"}) {
                KestraException failure = refusal(client, method);
                assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
                assertThat(failure)
                        .hasMessageMatching("Kestra has not answered since \\d{4}-\\d\\d-\\d\\dT[0-9:]+Z, so it was"
                                + " not asked. The last failure: it, or what stands before it, answered " + status
                                + ".");
                assertThat(failure.hint()).matches("Try again in (10|9|8) s\\.");
                assertThat(failure.mayHaveHappened()).isFalse();
            }
            assertThat(server.requests()).hasSize(5);
        }
    }

    @Test
    void a_write_that_may_have_been_done_is_told_as_that_however_many_failed() throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) -> connection.reset());
                HttpKestraClient client = client(server.url())) {
            for (int i = 0; i < 5; i++) {
                assertThat(refusal(client, "POST").mayHaveHappened()).isTrue();
            }
            assertThat(refusal(client, "POST").mayHaveHappened()).isFalse();
            assertThat(server.requests()).hasSize(5);
        }
    }

    @Test
    void nobody_learns_what_another_asked() throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) -> connection.reset());
                HttpKestraClient client = client(server.url())) {
            for (int i = 0; i < 5; i++) {
                refusal(client, "POST");
            }
            assertThat(refusal(client, "POST")).hasMessageEndingWith("The last failure: a request got no answer.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 409, 422, 429, 500})
    void what_kestra_itself_refuses_is_an_answer_however_often(int status) throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) -> connection.json(status, "{}"));
                HttpKestraClient client = client(server.url())) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.send(request("POST"), options()).status()).isEqualTo(status);
            }
        }
    }

    @Test
    void failures_with_answers_between_them_do_no_harm() throws Exception {
        try (FakeServer server = new FakeServer(
                        (number, request, connection) -> connection.json(number % 5 == 4 ? 200 : 503, "{}"));
                HttpKestraClient client = client(server.url())) {
            for (int i = 0; i < 20; i++) {
                client.send(request("POST"), options());
            }
            assertThat(server.requests()).hasSize(20);
        }
    }

    @Test
    void a_read_is_not_tried_again_once_kestra_is_not_asked() throws Exception {
        AtomicInteger pauses = new AtomicInteger();
        try (FakeServer server = new FakeServer((number, request, connection) -> connection.json(503, "{}"));
                HttpKestraClient client = new HttpKestraClient(
                        ClientFixture.settings(server.url()),
                        CredentialSource.operator(ClientFixture.settings(server.url())),
                        ClientFixture.LINES,
                        "1",
                        again -> {
                            pauses.incrementAndGet();
                            return Duration.ZERO;
                        })) {
            assertThat(client.send(request("GET"), options()).status()).isEqualTo(503);
            assertThat(refusal(client, "GET")).hasMessageContaining("so it was not asked");
            assertThat(server.requests()).hasSize(5);
            assertThat(pauses).hasValue(4);
            refusal(client, "GET");
            assertThat(pauses).hasValue(4);
        }
    }

    @Test
    void after_the_pause_it_is_tried_and_the_first_answer_lets_all_through() throws Exception {
        AtomicReference<FakeServer.Behaviour> behaviour =
                new AtomicReference<>((number, request, connection) -> connection.reset());
        try (FakeServer server =
                new FakeServer((number, request, connection) -> behaviour.get().serve(number, request, connection))) {
            Exchange exchange = new Exchange(
                    HttpClients.of(ClientFixture.settings(server.url())),
                    ONE_MIB,
                    4,
                    4,
                    new Breaker(Duration.ofMillis(100), Clock.systemUTC()));
            for (int i = 0; i < 5; i++) {
                assertThat(failure(exchange, server)).isNotNull();
            }
            behaviour.set((number, request, connection) -> connection.json(200, "{}"));
            assertThat(failure(exchange, server)).hasMessageContaining("so it was not asked");
            KestraException failure = failure(exchange, server);
            while (failure != null) {
                assertThat(failure).hasMessageContaining("so it was not asked");
                Thread.onSpinWait();
                failure = failure(exchange, server);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(failure(exchange, server)).isNull();
            }
        }
    }

    /** Null when there was an answer. */
    private static KestraException failure(Exchange exchange, FakeServer server) {
        return catchThrowableOfType(
                KestraException.class,
                () -> exchange.run(
                        request("POST"),
                        new Request.Builder().url(server.url()).build(),
                        attempt(),
                        Duration.ofSeconds(10),
                        new Cancellation()));
    }
}
