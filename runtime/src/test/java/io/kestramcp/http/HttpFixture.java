package io.kestramcp.http;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.config.LimitSettings;
import io.kestramcp.config.ServerSettings;
import io.kestramcp.config.Transport;
import io.kestramcp.mcp.FixtureTools;
import io.kestramcp.mcp.Offer;
import io.kestramcp.rules.CheckedHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A gateway with fixture tools on a free port, and ways to speak to it: well-behaved, and byte by byte. */
final class HttpFixture implements AutoCloseable {
    static final String MODERN_META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    /** No call becomes a stream for being slow. */
    static final Duration NEVER = Duration.ofHours(1);
    /** Every call that waits becomes a stream at once. */
    static final Duration AT_ONCE = Duration.ofMillis(10);

    final FixtureTools tools = new FixtureTools();
    final GatewayServer server;
    private final HttpClient client = new CheckedHttp();

    HttpFixture() throws IOException {
        this(256, NEVER, () -> List.of());
    }

    HttpFixture(int maxCalls, Duration keepAlive, Readiness readiness) throws IOException {
        this(new HttpLimits(maxCalls, keepAlive, Duration.ofSeconds(30)), readiness);
    }

    HttpFixture(HttpLimits limits, Readiness readiness) throws IOException {
        this(LimitSettings.standard(), limits, readiness);
    }

    HttpFixture(LimitSettings set, HttpLimits limits, Readiness readiness) throws IOException {
        ServerSettings settings = new ServerSettings(
                Transport.HTTP,
                "127.0.0.1",
                0,
                List.of("https://chat.example.com"),
                List.of("gateway.example.com"),
                64 * 1024,
                set,
                Optional.empty());
        server = new GatewayServer(settings, limits, Offer.ofTools(FixtureTools.ABOUT, tools), readiness);
        server.start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** A POST of a legacy client, to be completed. */
    HttpRequest.Builder post(String body) {
        return HttpRequest.newBuilder(uri("/mcp"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(body));
    }

    /** A POST of a modern client with the headers that its body asks for. */
    HttpRequest.Builder modern(String method, String params) {
        return post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params
                        + (params.isEmpty() ? "" : ",") + MODERN_META + "}}")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method);
    }

    /** A modern tools/call. */
    HttpRequest.Builder modernCall(String tool, String arguments) {
        return modern("tools/call", "\"name\":\"" + tool + "\",\"arguments\":" + arguments)
                .header("Mcp-Name", tool);
    }

    /** A legacy tools/call. */
    HttpRequest.Builder legacyCall(String tool, String arguments) {
        return post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                        + "\",\"arguments\":" + arguments + "}}")
                .header("MCP-Protocol-Version", "2025-11-25");
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpClient client() {
        return client;
    }

    /** The head of an HTTP request: lines, in which PORT stands for the port. */
    String head(String... lines) {
        return String.join("\r\n", lines).replace("PORT", String.valueOf(server.port())) + "\r\n\r\n";
    }

    /** Sends bytes as they are and reads to the end of the connection. */
    String raw(String request) throws IOException {
        try (Socket socket = open(request)) {
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Sends bytes as they are; the caller reads and closes. */
    Socket open(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    static JsonObject json(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    @Override
    public void close() throws IOException {
        tools.release.countDown();
        server.close();
    }
}
