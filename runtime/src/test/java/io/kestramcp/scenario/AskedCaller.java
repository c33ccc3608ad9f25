package io.kestramcp.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.rules.CheckedHttp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that shows forms, of either era: it answers every question in the same way, and keeps what it was asked. */
final class AskedCaller {
    private static final String CAPABILITIES = "{\"elicitation\":{\"form\":{}}}";
    private static final String DATA = "data: ";

    private final HttpClient http = new CheckedHttp();
    private final AtomicInteger ids = new AtomicInteger();
    private final List<String> questions = new ArrayList<>();
    private final URI endpoint;
    private final boolean modern;
    private final String answer;
    private String session = "";
    private JsonObject lastRetry;

    /** @param answer the result of {@code elicitation/create} */
    AskedCaller(URI endpoint, boolean modern, String answer) throws IOException, InterruptedException {
        this.endpoint = endpoint;
        this.modern = modern;
        this.answer = answer;
        if (!modern) {
            String hello = "{\"protocolVersion\":\"2025-11-25\",\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"},"
                    + "\"capabilities\":" + CAPABILITIES + "}";
            session = http.send(request("initialize", object(hello)), BodyHandlers.discarding())
                    .headers()
                    .firstValue("Mcp-Session-Id")
                    .orElseThrow();
        }
    }

    /** What it was asked, in order. */
    List<String> questions() {
        return List.copyOf(questions);
    }

    /** Calls a tool; gives the text of the result. */
    String call(String tool, String arguments) throws IOException, InterruptedException {
        JsonObject params = new JsonObject();
        params.addProperty("name", tool);
        params.add("arguments", object(arguments));
        JsonObject result = send("tools/call", params);
        if (result.has("inputRequests")) {
            JsonObject question = result.getAsJsonObject("inputRequests").getAsJsonObject("confirm");
            questions.add(message(question));
            JsonObject answers = new JsonObject();
            answers.add("confirm", object(answer));
            params.add("inputResponses", answers);
            params.add("requestState", result.get("requestState"));
            lastRetry = params;
            result = send("tools/call", params);
        }
        return text(result);
    }

    /** Sends the last answer of a modern client once more; gives what came. */
    JsonObject again() throws IOException, InterruptedException {
        return send("tools/call", lastRetry);
    }

    /** The listed tools. */
    JsonObject list() throws IOException, InterruptedException {
        return send("tools/list", new JsonObject());
    }

    private JsonObject send(String method, JsonObject params) throws IOException, InterruptedException {
        var response = http.send(request(method, params.deepCopy()), BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String json = line.startsWith(DATA) ? line.substring(DATA.length()) : line;
                if (json.startsWith("{")) {
                    JsonObject message = object(json);
                    if (message.has("result")) {
                        return message.getAsJsonObject("result");
                    }
                    asked(message);
                }
            }
        }
        throw new AssertionError("No result of " + method);
    }

    /** A question of an older server, on the stream. */
    private void asked(JsonObject message) throws IOException, InterruptedException {
        if (!message.has("id") || !message.has("method")) {
            throw new AssertionError("Neither a result nor a question: " + message);
        }
        questions.add(message(message));
        http.send(
                post("{\"jsonrpc\":\"2.0\",\"id\":" + message.get("id") + ",\"result\":" + answer + "}")
                        .build(),
                BodyHandlers.discarding());
    }

    private HttpRequest request(String method, JsonObject params) {
        if (modern) {
            params.add(
                    "_meta",
                    object("{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                            + "\"io.modelcontextprotocol/clientCapabilities\":" + CAPABILITIES + "}"));
        }
        JsonObject message = object("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"}");
        message.addProperty("id", ids.incrementAndGet());
        message.add("params", params);
        HttpRequest.Builder post = post(message.toString());
        if (modern) {
            post.header("Mcp-Method", method);
            JsonElement name = params.get("name");
            if (name != null) {
                post.header("Mcp-Name", name.getAsString());
            }
        }
        return post.build();
    }

    private HttpRequest.Builder post(String message) {
        HttpRequest.Builder post = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", modern ? "2026-07-28" : "2025-11-25")
                .POST(BodyPublishers.ofString(message));
        return session.isEmpty() ? post : post.header("Mcp-Session-Id", session);
    }

    private static String message(JsonObject question) {
        return question.getAsJsonObject("params").get("message").getAsString();
    }

    private static String text(JsonObject result) {
        return result.getAsJsonArray("content")
                .get(0)
                .getAsJsonObject()
                .get("text")
                .getAsString();
    }

    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }
}
