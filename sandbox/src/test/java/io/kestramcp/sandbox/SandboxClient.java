package io.kestramcp.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Calls a sandbox as a client would. */
public final class SandboxClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Sandbox sandbox;

    public SandboxClient(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** The answer to a call below {@code /api/v1/main}, with the demo user's credential. */
    public HttpResponse<String> call(String method, String path, String contentType, String body)
            throws IOException, InterruptedException {
        String user = SandboxOptions.DEMO_USERNAME + ":" + SandboxOptions.DEMO_PASSWORD;
        String token = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/api/v1/main" + path))
                .header("Authorization", "Basic " + token)
                .header("Accept", "application/json, */*")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return call("GET", path, null, null);
    }

    /** The JSON of a read that succeeds. */
    public JsonElement json(String path) throws IOException, InterruptedException {
        return JsonParser.parseString(get(path).body());
    }

    public HttpResponse<String> createFlow(String yaml) throws IOException, InterruptedException {
        return call("POST", "/flows", "application/x-yaml", yaml);
    }

    public HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return call("POST", path, null, null);
    }
}
