package io.kestramcp.http.oauth;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.kestramcp.oauth.LoginProvider;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

/** An MCP client that has registered, with one verifier. */
final class ClientApp {
    static final String REDIRECT = "http://127.0.0.1:8976/callback";

    final CodeVerifier verifier = new CodeVerifier();
    final String id;
    final String redirect;

    private ClientApp(String id, String redirect) {
        this.id = id;
        this.redirect = redirect;
    }

    static ClientApp registered(Site gateway) {
        return registered(gateway, REDIRECT);
    }

    static ClientApp registered(Site gateway, String redirect) {
        HttpResponse<String> answer = register(
                gateway,
                "{\"client_name\":\"Assistant\",\"redirect_uris\":[\"" + redirect
                        + "\"],\"token_endpoint_auth_method\":\"none\"}");
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.body());
        }
        return new ClientApp(json(answer).get("client_id").getAsString(), redirect);
    }

    static HttpResponse<String> register(Site gateway, String document) {
        return register(gateway, document, "127.0.0.1");
    }

    /** @param from the address it comes from, by the word of a proxy that the gateway trusts */
    static HttpResponse<String> register(Site gateway, String document, String from) {
        return gateway.send(gateway.at("/oauth/register")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", from)
                .POST(HttpRequest.BodyPublishers.ofString(document)));
    }

    /** A good request, to be bent. */
    Map<String, String> query() {
        return new TreeMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                id,
                "redirect_uri",
                redirect,
                "state",
                "state of the client",
                "resource",
                AuthGateway.RESOURCE,
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue(),
                "code_challenge_method",
                "S256"));
    }

    URI authorize() {
        return address(query());
    }

    static URI address(Map<String, String> query) {
        return URI.create(AuthGateway.PUBLIC + "/oauth/authorize?" + Browser.encoded(query));
    }

    /** A good exchange of a code, to be bent. */
    Map<String, String> exchange(URI answer) {
        return new TreeMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                LoginProvider.query(answer.getRawQuery()).get("code"),
                "redirect_uri",
                redirect,
                "client_id",
                id,
                "code_verifier",
                verifier.getValue(),
                "resource",
                AuthGateway.RESOURCE));
    }

    Map<String, String> refresh(String refreshToken) {
        return new TreeMap<>(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "client_id", id));
    }

    static HttpResponse<String> send(Site gateway, String path, Map<String, String> form) {
        return gateway.send(gateway.at(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Browser.encoded(form))));
    }

    static HttpResponse<String> token(Site gateway, Map<String, String> form) {
        return send(gateway, "/oauth/token", form);
    }

    /** The whole way to tokens, for a user with a fresh browser. */
    JsonObject tokens(Site gateway, LoginProvider provider, String user) {
        URI answer = new Browser(gateway).connect(provider, authorize(), user);
        HttpResponse<String> given = token(gateway, exchange(answer));
        if (given.statusCode() != 200) {
            throw new AssertionError(given.body());
        }
        return json(given);
    }

    static JsonObject json(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    static String error(HttpResponse<String> response) {
        return json(response).get("error").getAsString();
    }
}
