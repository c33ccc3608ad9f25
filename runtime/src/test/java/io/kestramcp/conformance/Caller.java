package io.kestramcp.conformance;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.rules.CheckedHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of one era, byte by byte. */
public final class Caller {
    private static final String MODERN_META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/logLevel\":\"LEVEL\","
            + "\"io.modelcontextprotocol/clientCapabilities\":CAPABILITIES}";

    private final HttpClient http = new CheckedHttp();
    private final AtomicInteger ids;
    private final URI uri;
    private final boolean modern;
    private String session = "";
    private final String capabilities;
    private String logLevel = "";

    private Caller(int port, boolean modern, String capabilities, AtomicInteger ids) {
        this.ids = ids;
        this.capabilities = capabilities;
        this.uri = URI.create("http://127.0.0.1:" + port + "/mcp");
        this.modern = modern;
    }

    public static Caller modern(int port) {
        return modern(port, "{\"elicitation\":{}}");
    }

    /** One that declares this with every request. */
    public static Caller modern(int port, String capabilities) {
        return new Caller(port, true, capabilities, new AtomicInteger());
    }

    /** One that has initialized, with what it declares. */
    public static Caller legacy(int port, String capabilities) throws IOException, InterruptedException {
        Caller caller = new Caller(port, false, capabilities, new AtomicInteger());
        HttpResponse<String> response = caller.post(
                "initialize",
                "{\"protocolVersion\":\"2025-11-25\",\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"},\"capabilities\":"
                        + capabilities + "}");
        caller.session = response.headers().firstValue("Mcp-Session-Id").orElseThrow();
        return caller;
    }

    /** The same client, in the same session, sent to another server by a balancer. */
    Caller movedTo(int port) {
        Caller moved = new Caller(port, modern, capabilities, ids);
        moved.session = session;
        moved.logLevel = logLevel;
        return moved;
    }

    /** What the server says of itself. */
    JsonObject introduction() throws IOException, InterruptedException {
        return result(
                modern ? "server/discover" : "initialize", modern ? "{}" : "{\"protocolVersion\":\"2025-11-25\"}");
    }

    void logLevel(String level) throws IOException, InterruptedException {
        logLevel = level;
        if (!modern) {
            result("logging/setLevel", "{\"level\":\"" + level + "\"}");
        }
    }

    public JsonObject result(String method, String params) throws IOException, InterruptedException {
        return answer(method, params).getAsJsonObject("result");
    }

    public JsonObject error(String method, String params) throws IOException, InterruptedException {
        return answer(method, params).getAsJsonObject("error");
    }

    private JsonObject answer(String method, String params) throws IOException, InterruptedException {
        String body = post(method, params).body();
        String last = body.lines()
                .filter(line -> line.startsWith("data: "))
                .reduce((before, line) -> line)
                .map(line -> line.substring(6))
                .orElse(body);
        return JsonParser.parseString(last).getAsJsonObject();
    }

    public HttpResponse<String> post(String method, String params) throws IOException, InterruptedException {
        return http.send(request(method, params), BodyHandlers.ofString());
    }

    public HttpRequest request(String method, String params) {
        JsonObject sent = JsonParser.parseString(params).getAsJsonObject();
        String meta = sent.isEmpty() ? MODERN_META : "," + MODERN_META;
        String body = modern
                ? params.substring(0, params.length() - 1)
                        + meta.replace("LEVEL", logLevel).replace("CAPABILITIES", capabilities) + "}"
                : params;
        HttpRequest.Builder request = raw("{\"jsonrpc\":\"2.0\",\"id\":" + ids.incrementAndGet() + ",\"method\":\""
                + method + "\",\"params\":" + body + "}");
        if (modern) {
            request.header("Mcp-Method", method);
            Optional.ofNullable(sent.get(mirrored(method)))
                    .ifPresent(name -> request.header("Mcp-Name", name.getAsString()));
        }
        return request.build();
    }

    /** The parameter that the header Mcp-Name repeats. */
    private static String mirrored(String method) {
        if (method.startsWith("tasks/")) {
            return "taskId";
        }
        return method.equals("resources/read") ? "uri" : "name";
    }

    /** The id of the last request; a session uses none twice (2025-11-25, basic protocol, requests). */
    public int lastId() {
        return ids.get();
    }

    /** Any message. */
    public HttpRequest.Builder raw(String message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", modern ? "2026-07-28" : "2025-11-25")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(message));
        return session.isEmpty() ? request : request.header("Mcp-Session-Id", session);
    }

    public HttpClient http() {
        return http;
    }

    boolean isModern() {
        return modern;
    }
}
