package io.kestramcp.scenario;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kestramcp.store.RandomSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * An MCP client on somebody's desk that registers at a gateway, sends its user there, and listens on a port of its own for
 * the answer (RFC 8252).
 */
final class DesktopApp implements AutoCloseable {
    /** What its last page says. */
    static final String FAREWELL = "You can close this window.";

    private final HttpClient http = HttpClient.newHttpClient();
    private final CodeVerifier verifier = new CodeVerifier();
    private final String state = RandomSecret.create().reveal();
    private final AtomicReference<URI> returned = new AtomicReference<>();
    private final String gateway;
    private final HttpServer listener;
    private final String id;

    /**
     * Registers.
     *
     * @param gateway its public address
     * @param name what it calls itself
     */
    DesktopApp(String gateway, String name) throws IOException, InterruptedException {
        this.gateway = gateway;
        this.listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/callback", this::listen);
        listener.start();
        JsonObject document = new JsonObject();
        document.addProperty("client_name", name);
        document.add("redirect_uris", JsonParser.parseString("[\"http://127.0.0.1/callback\"]"));
        document.addProperty("token_endpoint_auth_method", "none");
        this.id =
                send("/oauth/register", "application/json", document.toString()).string("client_id");
    }

    /** What the gateway answered. */
    record Reply(int status, JsonObject body) {
        /** A field, which must be there. */
        String string(String name) {
            if (!body.has(name)) {
                throw new AssertionError(status + " without " + name + ": " + body);
            }
            return body.get(name).getAsString();
        }
    }

    /** Where it sends its user. */
    String authorize() {
        return gateway + "/oauth/authorize?"
                + encoded(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        id,
                        "redirect_uri",
                        callback(),
                        "state",
                        state,
                        "resource",
                        gateway + "/mcp",
                        "code_challenge",
                        CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                .getValue(),
                        "code_challenge_method",
                        "S256"));
    }

    /** What the browser brought back, which must be an answer to this application. */
    Map<String, String> answer() {
        URI address = returned.getAndSet(null);
        if (address == null) {
            throw new AssertionError("Nobody came back");
        }
        Map<String, String> answer = URLUtils.parseParameters(address.getRawQuery()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0)));
        if (!state.equals(answer.get("state")) || !gateway.equals(answer.get("iss"))) {
            throw new AssertionError("Not the answer to this request: " + address);
        }
        return answer;
    }

    /** Redeems the code that the browser brought back. */
    Reply redeem() throws IOException, InterruptedException {
        Map<String, String> answer = answer();
        if (!answer.containsKey("code")) {
            throw new AssertionError("No code came back: " + answer);
        }
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                answer.get("code"),
                "redirect_uri",
                callback(),
                "code_verifier",
                verifier.getValue()));
    }

    /** Asks for new tokens. */
    Reply refresh(String refreshToken) throws IOException, InterruptedException {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    private Reply token(Map<String, String> grant) throws IOException, InterruptedException {
        return send(
                "/oauth/token",
                "application/x-www-form-urlencoded",
                encoded(grant) + "&" + encoded(Map.of("client_id", id, "resource", gateway + "/mcp")));
    }

    private Reply send(String path, String type, String body) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(gateway + path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        return new Reply(
                answer.statusCode(), JsonParser.parseString(answer.body()).getAsJsonObject());
    }

    private String callback() {
        return "http://127.0.0.1:" + listener.getAddress().getPort() + "/callback";
    }

    private void listen(HttpExchange exchange) throws IOException {
        returned.set(exchange.getRequestURI());
        byte[] page = ("<!doctype html><title>Done</title><p>" + FAREWELL).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private static String encoded(Map<String, String> parameters) {
        return URLUtils.serializeParameters(parameters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
    }

    @Override
    public void close() {
        listener.stop(0);
    }
}
