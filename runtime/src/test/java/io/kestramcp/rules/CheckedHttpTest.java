package io.kestramcp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A test that reads what the protocol does not have fails, however it reads. */
class CheckedHttpTest {
    private static final String BAD = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[{}]}}";

    private final HttpServer server;

    CheckedHttpTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpRequest answering(String type, String body) {
        server.createContext("/mcp", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mcp"))
                .POST(BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"))
                .build();
    }

    @Test
    void a_bad_document_fails_its_reader() {
        HttpRequest request = answering("application/json", BAD);
        assertThatThrownBy(() -> new CheckedHttp().send(request, BodyHandlers.ofString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such message");
    }

    @Test
    void a_bad_event_fails_its_reader_after_the_good_ones() throws Exception {
        String good = BAD.replace("{}", "");
        HttpRequest request = answering("text/event-stream", "data: " + good + "\n\ndata: " + BAD + "\n\n");
        var lines = new CheckedHttp().send(request, BodyHandlers.ofLines()).body();
        assertThatThrownBy(lines::toList)
                .isInstanceOf(UncheckedIOException.class)
                .hasStackTraceContaining("no such message");
    }

    @Test
    void a_good_answer_is_read_as_it_came() throws Exception {
        String good = BAD.replace("{}", "");
        HttpRequest request = answering("application/json", good);
        assertThat(new CheckedHttp().send(request, BodyHandlers.ofString()).body())
                .isEqualTo(good);
    }
}
