package io.kestramcp.keycloak;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.kestramcp.store.RandomSecret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A public client of a realm, whose users sign in at Keycloak's own form; each has his name as password. */
public final class KeycloakClient {
    private static final String CALLBACK = "http://127.0.0.1:34567/callback";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern ACTION = Pattern.compile("<form id=\"kc-form-login\"[^>]* action=\"([^\"]+)\"");

    private final URI issuer;
    private final String clientId;

    KeycloakClient(URI issuer, String clientId) {
        this.issuer = issuer;
        this.clientId = clientId;
    }

    /** What a user's sign-in brought. */
    public record Tokens(String access, String id, String refresh) {
        private static Tokens of(JsonObject answer) {
            return new Tokens(
                    answer.get("access_token").getAsString(),
                    answer.get("id_token").getAsString(),
                    answer.get("refresh_token").getAsString());
        }
    }

    /** What the token endpoint answered. */
    public record Reply(int status, JsonObject body) {
        /** The tokens, where it gave some. */
        public Tokens tokens() {
            return Tokens.of(body);
        }

        /** The error, where it refused. */
        public String error() {
            return body.get("error").getAsString();
        }
    }

    /** Signs in by form, and redeems the code. */
    public Tokens signIn(String user) throws IOException, InterruptedException {
        CodeVerifier verifier = new CodeVerifier();
        Map<String, String> request = request();
        request.put("code_challenge_method", "S256");
        request.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
        HttpResponse<String> answer = fillIn(request, user);
        Map<String, String> callback = callback(answer);
        if (!issuer.toString().equals(callback.get("iss"))
                || !request.get("state").equals(callback.get("state"))) {
            throw new AssertionError("Not the answer to this request: " + callback);
        }
        Reply reply = token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                callback.get("code"),
                "redirect_uri",
                CALLBACK,
                "code_verifier",
                verifier.getValue()));
        if (reply.status() != 200) {
            throw new AssertionError("The code was not redeemed: " + reply.body());
        }
        return reply.tokens();
    }

    /** The page that tells a user why he is not let in. */
    public String refusedSignIn(String user) throws IOException, InterruptedException {
        Map<String, String> request = request();
        request.put("code_challenge_method", "S256");
        request.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier())
                        .getValue());
        HttpResponse<String> answer = fillIn(request, user);
        if (answer.statusCode() == 302) {
            throw new AssertionError(user + " was let in");
        }
        return answer.body();
    }

    /** What the client is told of a request without PKCE. */
    public Map<String, String> withoutPkce() throws IOException, InterruptedException {
        return callback(authorize(request()));
    }

    /** Asks for new tokens. */
    public Reply refresh(String refreshToken) throws IOException, InterruptedException {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    private Map<String, String> request() {
        return new HashMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                clientId,
                "redirect_uri",
                CALLBACK,
                "scope",
                "openid",
                "state",
                RandomSecret.create().reveal()));
    }

    private HttpResponse<String> fillIn(Map<String, String> request, String user)
            throws IOException, InterruptedException {
        HttpResponse<String> page = authorize(request);
        Matcher form = ACTION.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("Keycloak showed no form to sign in with: " + page.body());
        }
        return post(
                URI.create(form.group(1).replace("&amp;", "&")),
                Map.of("username", user, "password", user, "credentialId", ""),
                cookies(page));
    }

    /** Of a page, as a browser sends them back: on loopback also those marked Secure, which Java's own keeper withholds. */
    private static String cookies(HttpResponse<String> page) {
        return page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    private HttpResponse<String> authorize(Map<String, String> request) throws IOException, InterruptedException {
        URI address = URI.create(endpoint("auth") + "?" + Form.encoded(request));
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    private static Map<String, String> callback(HttpResponse<String> answer) {
        String location = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("No way back: " + answer.body()));
        if (!location.startsWith(CALLBACK + "?")) {
            throw new AssertionError("Sent elsewhere: " + location);
        }
        return Form.decoded(URI.create(location).getRawQuery());
    }

    private Reply token(Map<String, String> grant) throws IOException, InterruptedException {
        Map<String, String> form = new HashMap<>(grant);
        form.put("client_id", clientId);
        HttpResponse<String> answer = post(endpoint("token"), form, "");
        return new Reply(
                answer.statusCode(), JsonParser.parseString(answer.body()).getAsJsonObject());
    }

    private static HttpResponse<String> post(URI address, Map<String, String> form, String cookies)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .timeout(PATIENCE)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Cookie", cookies)
                                .POST(BodyPublishers.ofString(Form.encoded(form)))
                                .build(),
                        BodyHandlers.ofString());
    }

    private URI endpoint(String name) {
        return URI.create(issuer + "/protocol/openid-connect/" + name);
    }
}
