package io.kestramcp.sandbox.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import io.kestramcp.sandbox.time.ManualTimeline;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Plays the recordings of a line, in their order, against one sandbox whose time is moved by hand, and tells for each
 * what differs in status, content type and shape.
 */
final class Replay implements AutoCloseable {
    private static final String USERNAME = "admin@kestra.io";
    /** The password of the cookie in recording 007. */
    private static final String PASSWORD = "Kestra1234!";

    private static final Duration BETWEEN_CALLS = Duration.ofMillis(10);
    private static final int PATIENCE_IN_SECONDS = 60;

    private final HttpClient http = HttpClient.newHttpClient();
    private final IdMap ids = new IdMap();
    private final ManualTimeline timeline;
    private final Sandbox sandbox;
    private final Seeds seeds;

    Replay(String line, Instant start, Seeds seeds) {
        this.timeline = new ManualTimeline(start);
        this.seeds = seeds;
        this.sandbox = Sandbox.start(
                SandboxOptions.of(line).withCredential(USERNAME, PASSWORD).withTimeline(timeline));
    }

    /** What differs; empty when the sandbox agrees. */
    List<String> play(Recording recording) throws Exception {
        for (Seeds.Step step : seeds.before(recording)) {
            seed(step);
        }
        timeline.advance(BETWEEN_CALLS);
        if (recording.status() == 410) {
            timeline.advance(Duration.ofSeconds(2));
        }
        waitForRecordedStates(recording);
        HttpResponse<String> answer = send(recording);
        Optional<JsonElement> recorded = recording.json();
        Optional<JsonElement> answered = Recording.json(answer.body());
        List<String> differences = new ArrayList<>();
        if (recording.status() != answer.statusCode()) {
            differences.add("status: recorded " + recording.status() + ", sandbox " + answer.statusCode() + " "
                    + answer.body());
            return differences;
        }
        Optional<String> type = answer.headers().firstValue("Content-Type").map(value -> value.split(";", 2)[0]);
        if (!recording.contentType().equals(type)) {
            differences.add("content type: recorded " + recording.contentType() + ", sandbox " + type);
        }
        if (recorded.isPresent() && answered.isPresent()) {
            ids.learn(recorded.get(), answered.get());
            differences.addAll(Shape.of(recorded.get()).differences(Shape.of(answered.get())));
            if (recording.status() >= 400) {
                compareRefusals(recorded.get(), answered.get(), differences);
            }
        } else if (!recording.body().equals(answer.body())) {
            differences.add("body: recorded '" + recording.body() + "', sandbox '" + answer.body() + "'");
        }
        return differences;
    }

    /** Of a refusal the kind counts too: what stands before the colon. */
    private static void compareRefusals(JsonElement recorded, JsonElement answered, List<String> differences) {
        String left = kind(recorded);
        String right = kind(answered);
        if (!left.equals(right)) {
            differences.add("kind of refusal: recorded '" + left + "', sandbox '" + right + "'");
        }
    }

    private static String kind(JsonElement refusal) {
        return refusal.getAsJsonObject().get("message").getAsString().split(":", 2)[0];
    }

    private void seed(Seeds.Step step) throws Exception {
        timeline.settle();
        if (step.call().isPresent()) {
            String[] words = step.call().get().split(" ", 2);
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("authorization", "");
            if (!step.body().isEmpty()) {
                headers.put("content-type", step.type());
            }
            HttpRequest request = request(words[0], "/api/v1/main" + words[1], headers, step.body(), PASSWORD);
            HttpResponse<String> answer = await(request);
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("The seed " + step + " was refused: " + answer.body());
            }
            step.learns()
                    .ifPresent(recorded -> ids.learn(
                            recorded,
                            JsonParser.parseString(answer.body())
                                    .getAsJsonObject()
                                    .get("id")
                                    .getAsString()));
        }
        timeline.advance(step.advance());
    }

    /** Lets time pass until every execution in a recorded answer to a read is in the state that was recorded. */
    private void waitForRecordedStates(Recording recording) throws Exception {
        if (!recording.method().equals("GET") || recording.json().isEmpty()) {
            return;
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        collectStates(recording.json().get(), wanted);
        for (Map.Entry<String, String> state : wanted.entrySet()) {
            Optional<String> id = ids.of(state.getKey());
            for (int i = 0; id.isPresent() && i < PATIENCE_IN_SECONDS; i++) {
                String current = state(id.get());
                if (current.equals(state.getValue()) || current.isEmpty()) {
                    break;
                }
                timeline.advance(Duration.ofSeconds(1));
            }
        }
    }

    private static void collectStates(JsonElement json, Map<String, String> states) {
        if (json.isJsonArray()) {
            json.getAsJsonArray().forEach(element -> collectStates(element, states));
        } else if (json.isJsonObject()) {
            JsonObject object = json.getAsJsonObject();
            if (object.has("results")) {
                collectStates(object.get("results"), states);
            } else if (object.has("flowId") && object.has("id") && object.has("state")) {
                states.put(
                        object.get("id").getAsString(),
                        object.getAsJsonObject("state").get("current").getAsString());
            }
        }
    }

    private String state(String executionId) throws Exception {
        HttpResponse<String> answer = await(
                request("GET", "/api/v1/main/executions/" + executionId, Map.of("authorization", ""), "", PASSWORD));
        return answer.statusCode() != 200
                ? ""
                : JsonParser.parseString(answer.body())
                        .getAsJsonObject()
                        .getAsJsonObject("state")
                        .get("current")
                        .getAsString();
    }

    private HttpResponse<String> send(Recording recording) throws Exception {
        return await(request(
                recording.method(),
                recording.uri(),
                recording.requestHeaders(),
                recording.requestBody(),
                recording.status() == 401 ? "wrong" : PASSWORD));
    }

    private HttpRequest request(String method, String uri, Map<String, String> headers, String body, String password) {
        byte[] bytes = ids.translate(body).getBytes(StandardCharsets.ISO_8859_1);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.baseUri() + ids.translate(uri)))
                .method(
                        method,
                        bytes.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(bytes));
        headers.forEach((name, value) -> request.header(name, name.equals("authorization") ? basic(password) : value));
        return request.build();
    }

    private static String basic(String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((USERNAME + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Waits for an answer; where an execution is waited for, time passes until it ends. */
    private HttpResponse<String> await(HttpRequest request) throws InterruptedException, ExecutionException {
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        if (!request.uri().toString().contains("wait=true")) {
            return answer.get();
        }
        while (true) {
            try {
                return answer.get(50, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                timeline.advance(Duration.ofSeconds(1));
            }
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
