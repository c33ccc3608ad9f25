package io.kestramcp.keycloak;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Keycloak's Admin REST API, used as its administrator. Whatever is refused fails the test. */
final class KeycloakAdmin {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final Map<String, String> login;

    KeycloakAdmin(URI base, String username, String password) {
        this.base = base;
        this.login =
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", username, "password", password);
    }

    /** The list at a path below {@code /admin/realms}. */
    JsonArray list(String path) throws IOException, InterruptedException {
        return JsonParser.parseString(send("GET", path, null).body()).getAsJsonArray();
    }

    /** The only entry of a list. */
    JsonObject only(String path) throws IOException, InterruptedException {
        JsonArray found = list(path);
        if (found.size() != 1) {
            throw new AssertionError(path + " gave " + found);
        }
        return found.get(0).getAsJsonObject();
    }

    /** Creates; gives the id of what was created. */
    String post(String path, JsonElement body) throws IOException, InterruptedException {
        String location =
                send("POST", path, body).headers().firstValue("Location").orElse("");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    void put(String path, JsonElement body) throws IOException, InterruptedException {
        send("PUT", path, body);
    }

    void delete(String path) throws IOException, InterruptedException {
        send("DELETE", path, null);
    }

    private HttpResponse<String> send(String method, String path, JsonElement body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/admin/realms" + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + " gave " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    /** A new one each time: they last a minute. */
    private String token() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Form.encoded(login)))
                .build();
        String answer = http.send(request, BodyHandlers.ofString()).body();
        return JsonParser.parseString(answer)
                .getAsJsonObject()
                .get("access_token")
                .getAsString();
    }
}
