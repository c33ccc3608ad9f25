package io.kestramcp.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Passes each GET on to a Kestra, and holds back the answers to one path for a while. A thread per request: it never queues. */
final class SlowKestra implements AutoCloseable {
    private static final int BACKLOG = 1000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI kestra;
    private final String slowPath;
    private final Duration delay;

    /** @param slowPath what a path ends with whose answer is late */
    SlowKestra(URI kestra, String slowPath, Duration delay) throws IOException {
        this.kestra = kestra;
        this.slowPath = slowPath;
        this.delay = delay;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                    kestra.resolve(exchange.getRequestURI().toString()));
            String credential = exchange.getRequestHeaders().getFirst("Authorization");
            if (credential != null) {
                request.header("Authorization", credential);
            }
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            if (exchange.getRequestURI().getPath().endsWith(slowPath)) {
                Thread.sleep(delay.toMillis());
            }
            response.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders()
                    .set("Content-Type", type));
            exchange.sendResponseHeaders(response.statusCode(), response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
