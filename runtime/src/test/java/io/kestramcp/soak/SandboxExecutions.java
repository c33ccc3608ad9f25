package io.kestramcp.soak;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** What a Kestra did, asked without the gateway. */
final class SandboxExecutions {
    private static final int PAGE = 100;

    private final URI kestra;
    private final HttpClient http = HttpClient.newHttpClient();

    SandboxExecutions(URI kestra) {
        this.kestra = kestra;
    }

    /** Creates a flow. */
    void create(String source) throws IOException, InterruptedException {
        send(request("/api/v1/main/flows")
                .header("Content-Type", "application/x-yaml")
                .POST(BodyPublishers.ofString(source)));
    }

    /** How many executions there are of each value of a label. */
    Map<String, Integer> byLabel(String key) throws IOException, InterruptedException {
        Map<String, Integer> counts = new HashMap<>();
        int seen = 0;
        long total = 1;
        for (int page = 1; seen < total; page++) {
            JsonObject found = JsonParser.parseString(send(request("/api/v1/main/executions/search?size=" + PAGE
                            + "&page=" + page + "&sort=state.startDate:asc")))
                    .getAsJsonObject();
            total = found.get("total").getAsLong();
            JsonArray results = found.getAsJsonArray("results");
            if (results.isEmpty()) {
                throw new IOException("Page " + page + " is empty, and " + total + " are told");
            }
            seen += results.size();
            for (JsonElement execution : results) {
                count(execution.getAsJsonObject(), key, counts);
            }
        }
        return counts;
    }

    private static void count(JsonObject execution, String key, Map<String, Integer> counts) {
        if (execution.get("labels") instanceof JsonArray labels) {
            for (JsonElement each : labels) {
                JsonObject label = each.getAsJsonObject();
                if (label.get("key").getAsString().equals(key)) {
                    counts.merge(label.get("value").getAsString(), 1, Integer::sum);
                }
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        String user = SandboxOptions.DEMO_USERNAME + ":" + SandboxOptions.DEMO_PASSWORD;
        return HttpRequest.newBuilder(kestra.resolve(path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("Kestra answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
