package io.kestramcp.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a Kestra on the loopback address: passes on what it is not told to answer itself. */
public final class KestraFront implements AutoCloseable {
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "transfer-encoding");

    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI behind;

    /** Stands before the Kestra at {@code behind}. */
    public KestraFront(URI behind) throws IOException {
        this(behind, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** The same with TLS. */
    public KestraFront(URI behind, HttpsConfigurator tls) throws IOException {
        this(behind, withTls(tls));
    }

    private static HttpServer withTls(HttpsConfigurator tls) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(tls);
        return server;
    }

    private KestraFront(URI behind, HttpServer server) {
        this.behind = behind;
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** What it answers itself. */
    public record Answer(int status, Map<String, String> headers, String body) {
        /** A JSON document. */
        public static Answer json(String body) {
            return new Answer(200, Map.of("Content-Type", "application/json"), body);
        }
    }

    /** Answers a path itself from now on: with each of these in turn, and then always with the last. */
    public KestraFront answering(String path, Answer... inTurn) {
        answers.put(path, new ArrayDeque<>(List.of(inTurn)));
        return this;
    }

    private synchronized Optional<Answer> own(String path) {
        Deque<Answer> left = answers.getOrDefault(path, new ArrayDeque<>());
        return Optional.ofNullable(left.size() > 1 ? left.pop() : left.peek());
    }

    /** Claims another version from now on. */
    public KestraFront claiming(String version) {
        return answering("/api/v1/configs", Answer.json("{\"version\": \"" + version + "\", \"edition\": \"OSS\"}"));
    }

    /** Where it listens, without TLS. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Answer> own = own(exchange.getRequestURI().getPath());
            if (own.isPresent()) {
                Map<String, List<String>> headers = new LinkedHashMap<>();
                own.get().headers().forEach((name, value) -> headers.put(name, List.of(value)));
                answer(exchange, own.get().status(), headers, own.get().body().getBytes(StandardCharsets.UTF_8));
            } else {
                HttpResponse<byte[]> passed = http.send(passedOn(exchange), BodyHandlers.ofByteArray());
                answer(exchange, passed.statusCode(), passed.headers().map(), passed.body());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest passedOn(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        behind.resolve(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void answer(HttpExchange exchange, int status, Map<String, List<String>> headers, byte[] body)
            throws IOException {
        headers.forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
