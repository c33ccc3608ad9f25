package io.kestramcp.kestra;

import static io.kestramcp.kestra.ClientFixture.ONE_MIB;
import static io.kestramcp.kestra.ClientFixture.attempt;
import static io.kestramcp.kestra.ClientFixture.request;
import static io.kestramcp.kestra.ClientFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kestramcp.config.KestraSettings;
import io.kestramcp.kestra.KestraException.Kind;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many at once, and which way out. */
@Timeout(60)
class ExchangeTest {
    @Test
    void beyond_those_that_may_wait_a_request_is_refused_at_once() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        Cancellation first = new Cancellation();
        try (FakeServer server = new FakeServer((number, request, connection) -> {
            arrived.countDown();
            connection.hang();
        })) {
            Exchange none = exchange(HttpClients.of(settings(server.url())), 0);
            CompletableFuture<KestraException> holder =
                    CompletableFuture.supplyAsync(() -> failure(none, server.url(), Duration.ofMinutes(5), first));
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
            KestraException busy = failure(none, server.url(), Duration.ofMinutes(5), new Cancellation());
            assertThat(busy.kind()).isEqualTo(Kind.BUSY);
            assertThat(busy).hasMessageContaining("was not sent");
            first.cancel();
            assertThat(holder.get(30, TimeUnit.SECONDS).kind()).isEqualTo(Kind.CANCELLED);
        }
    }

    @Test
    void a_request_without_a_slot_is_not_sent_and_the_slot_comes_back() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        Cancellation first = new Cancellation();
        try (FakeServer server = new FakeServer((number, request, connection) -> {
            if (number == 0) {
                arrived.countDown();
                connection.hang();
            }
            connection.json(200, "{}");
        })) {
            Exchange one = new Exchange(
                    HttpClients.of(settings(server.url())),
                    ONE_MIB,
                    1,
                    10,
                    new Breaker(Duration.ofSeconds(10), Clock.systemUTC()));
            CompletableFuture<KestraException> holder =
                    CompletableFuture.supplyAsync(() -> failure(one, server.url(), Duration.ofMinutes(5), first));
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
            KestraException busy = failure(one, server.url(), Duration.ofMillis(50), new Cancellation());
            assertThat(busy.kind()).isEqualTo(Kind.BUSY);
            assertThat(busy.mayHaveHappened()).isFalse();
            assertThat(server.requests()).hasSize(1);
            first.cancel();
            assertThat(holder.get(30, TimeUnit.SECONDS).kind()).isEqualTo(Kind.CANCELLED);
            assertThat(send(one, server.url(), Duration.ofSeconds(20), new Cancellation())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_proxy_gets_the_request_and_resolves_the_name() throws Exception {
        try (FakeServer proxy = FakeServer.answering("{}")) {
            KestraSettings base = settings("http://kestra.invalid:8080");
            OkHttpClient client = HttpClients.of(new KestraSettings(
                    base.baseUrl(),
                    base.tenant(),
                    base.username(),
                    base.password(),
                    base.apiToken(),
                    true,
                    Optional.empty(),
                    Optional.of(URI.create(proxy.url())),
                    base.connectTimeout(),
                    base.maxReplyBytes()));
            send(exchange(client, 10), "http://kestra.invalid:8080", Duration.ofSeconds(20), new Cancellation());
            assertThat(proxy.requests().get(0).line()).isEqualTo("POST http://kestra.invalid:8080/x HTTP/1.1");
        }
    }

    @Test
    void a_thread_that_is_interrupted_while_it_waits_for_a_connection_has_cancelled_its_request() {
        OkHttpClient client = HttpClients.of(settings("http://kestra.invalid:1"))
                .newBuilder()
                .dns(name -> {
                    Thread.currentThread().interrupt();
                    return List.of(InetAddress.getLoopbackAddress());
                })
                .build();
        KestraException failure =
                failure(exchange(client, 1), "http://kestra.invalid:1", Duration.ofMinutes(5), new Cancellation());
        assertThat(Thread.interrupted()).as("whoever interrupted it is heard").isTrue();
        assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(failure).hasMessage("someOperation was cancelled.");
        assertThat(failure.mayHaveHappened()).isFalse();
    }

    private static KestraException failure(Exchange exchange, String url, Duration time, Cancellation cancellation) {
        return catchThrowableOfType(KestraException.class, () -> send(exchange, url, time, cancellation));
    }

    private static Exchange exchange(OkHttpClient client, int mostWaiting) {
        return new Exchange(client, ONE_MIB, 1, mostWaiting, new Breaker(Duration.ofSeconds(10), Clock.systemUTC()));
    }

    private static KestraReply send(Exchange exchange, String url, Duration time, Cancellation cancellation)
            throws KestraException {
        Request wire = new Request.Builder()
                .url(url + "/x")
                .post(RequestBodies.of(request("POST")))
                .build();
        return exchange.run(request("POST"), wire, attempt(), time, cancellation);
    }
}
