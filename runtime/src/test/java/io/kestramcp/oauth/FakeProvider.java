package io.kestramcp.oauth;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An identity provider on loopback that answers what the test says, and notes every request. */
final class FakeProvider implements AutoCloseable {
    static final String METADATA = "/.well-known/openid-configuration";
    static final String JWKS = "/jwks";
    static final String INTROSPECT = "/introspect";

    private final Map<String, Function<Seen, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    FakeProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        metadata(issuer());
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Publishes the public halves. */
    void publish(JWK... keys) {
        json(JWKS, new JWKSet(List.of(keys)).toString(true));
    }

    void metadata(String issuer) {
        json(
                METADATA,
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\",\"introspection_endpoint\":\"%s\"}"
                        .formatted(issuer, issuer() + JWKS, issuer() + INTROSPECT));
    }

    void json(String path, String body) {
        answer(path, new Answer(200, Map.of("Content-Type", "application/json"), body, false));
    }

    void answer(String path, Answer answer) {
        answer(path, request -> answer);
    }

    void answer(String path, Function<Seen, Answer> answer) {
        answers.put(path, answer);
    }

    /** Answers everything with 503 from now on. */
    void goDown() {
        answers.keySet().forEach(path -> answer(path, new Answer(503, Map.of(), "down", false)));
    }

    long requests(String path) {
        return seen.stream().filter(request -> request.path().equals(path)).count();
    }

    List<Seen> requests() {
        return seen;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            Seen request = new Seen(path, authorization == null ? "" : authorization, body);
            seen.add(request);
            Answer answer = answers.getOrDefault(path, unknown -> new Answer(404, Map.of(), "", false))
                    .apply(request);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            if (answer.hangs()) {
                closing.await();
            }
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** {@code hangs}: only when the provider closes. */
    record Answer(int status, Map<String, String> headers, String body, boolean hangs) {}

    record Seen(String path, String authorization, String body) {}
}
