package io.kestramcp.scenario;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.rules.CheckedHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A plain MCP client over HTTP: shows what is on the wire, as the SDK's client does not. */
final class McpCaller {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DATA = "data:";
    /** The root of the scenarios' namespaces. */
    static final String ROOT = "company";

    private final HttpClient http = new CheckedHttp();
    private final AtomicInteger ids = new AtomicInteger();
    private final URI endpoint;
    private final String root;
    private final Map<String, String> headers;
    private final List<Listener> listeners;

    McpCaller(URI endpoint) {
        this(endpoint, ROOT, Map.of(), List.of());
    }

    private McpCaller(URI endpoint, String root, Map<String, String> headers, List<Listener> listeners) {
        this.endpoint = endpoint;
        this.root = root;
        this.headers = headers;
        this.listeners = listeners;
    }

    /** Hears what becomes of the calls of tools. */
    interface Listener {
        /** A tool answered, be it that it failed. */
        default void answered(String tool, JsonObject arguments, Answer answer) {}

        /** The server knows no such tool. */
        default void unknown(String tool) {}
    }

    /** The same client, with one more that hears of its calls. */
    McpCaller heardBy(Listener listener) {
        List<Listener> more = new ArrayList<>(listeners);
        more.add(listener);
        return new McpCaller(endpoint, root, headers, more);
    }

    /** The same client, for which every namespace below {@value #ROOT} lies below another root on the wire. */
    McpCaller confinedTo(String otherRoot) {
        return new McpCaller(endpoint, otherRoot, headers, listeners);
    }

    /** The same client, signed in with a token. */
    McpCaller as(String accessToken) {
        return with("Authorization", "Bearer " + accessToken);
    }

    /** The same client, sending one header more. */
    McpCaller with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new McpCaller(endpoint, root, more, listeners);
    }

    /** The same client at another path of the server. */
    McpCaller at(String path) {
        return new McpCaller(endpoint.resolve(path), root, headers, listeners);
    }

    /** What a tool answered. */
    record Answer(boolean failed, JsonObject content, String text) {
        String string(String name) {
            return content.get(name).getAsString();
        }

        JsonArray rows() {
            return content.getAsJsonArray("results");
        }

        /** One field of each row, as text. */
        List<String> column(String name) {
            return rows().asList().stream()
                    .map(row -> row.getAsJsonObject().get(name).getAsString())
                    .toList();
        }
    }

    /** The listed tools, of all pages. */
    JsonArray list() throws IOException, InterruptedException {
        JsonArray tools = new JsonArray();
        JsonObject params = new JsonObject();
        do {
            JsonObject page = request("tools/list", params).getAsJsonObject("result");
            tools.addAll(page.getAsJsonArray("tools"));
            params.add("cursor", page.get("nextCursor"));
        } while (!params.get("cursor").isJsonNull());
        return tools;
    }

    /** The names alone. */
    List<String> names() throws IOException, InterruptedException {
        return list().asList().stream()
                .map(tool -> tool.getAsJsonObject().get("name").getAsString())
                .toList();
    }

    /** Calls a tool; the arguments are JSON text. */
    Answer call(String tool, String arguments) throws IOException, InterruptedException {
        return call(tool, JsonParser.parseString(arguments).getAsJsonObject());
    }

    /** Calls a tool. */
    Answer call(String tool, JsonObject arguments) throws IOException, InterruptedException {
        JsonObject params = new JsonObject();
        params.addProperty("name", tool);
        params.add("arguments", arguments);
        JsonObject response = request("tools/call", params);
        if (!response.has("result")) {
            if (response.getAsJsonObject("error").get("message").getAsString().startsWith("Unknown tool")) {
                listeners.forEach(listener -> listener.unknown(tool));
            }
            throw new AssertionError("No result: " + response);
        }
        JsonObject result = response.getAsJsonObject("result");
        StringBuilder text = new StringBuilder();
        for (JsonElement block : result.getAsJsonArray("content")) {
            text.append(block.getAsJsonObject().get("text").getAsString());
        }
        JsonObject content = result.get("structuredContent") instanceof JsonObject object ? object : new JsonObject();
        Answer answer =
                new Answer(result.has("isError") && result.get("isError").getAsBoolean(), content, text.toString());
        listeners.forEach(listener -> listener.answered(tool, arguments, answer));
        return answer;
    }

    /** Calls a tool that must succeed. */
    Answer ok(String tool, String arguments) throws IOException, InterruptedException {
        Answer answer = call(tool, arguments);
        if (answer.failed()) {
            throw new AssertionError(tool + " failed: " + answer.text());
        }
        return answer;
    }

    /** Sends any request; gives the whole JSON-RPC response. */
    JsonObject request(String method, JsonObject params) throws IOException, InterruptedException {
        JsonObject request = new JsonObject();
        request.addProperty("jsonrpc", "2.0");
        request.addProperty("id", ids.incrementAndGet());
        request.addProperty("method", method);
        request.add("params", params);
        return JsonParser.parseString(
                        payload(post(request.toString().replace(ROOT, root))).replace(root, ROOT))
                .getAsJsonObject();
    }

    /** Posts a message; gives the HTTP answer as it is. */
    HttpResponse<String> post(String message) throws IOException, InterruptedException {
        HttpRequest.Builder post = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2025-11-25")
                .POST(HttpRequest.BodyPublishers.ofString(message));
        headers.forEach((name, value) -> post.setHeader(name, value.replace(ROOT, root)));
        return http.send(post.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Gets a path of the same server. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(endpoint.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The response itself, or the last event of a stream. */
    static String payload(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("text/event-stream")) {
            return response.body();
        }
        return response.body()
                .lines()
                .filter(line -> line.startsWith(DATA))
                .reduce((first, last) -> last)
                .orElseThrow()
                .substring(DATA.length());
    }
}
