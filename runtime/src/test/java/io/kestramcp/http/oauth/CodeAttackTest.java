package io.kestramcp.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.oauth.LoginProvider;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Codes: with PKCE, once, for the client, address and resource that they were made for. */
class CodeAttackTest extends AuthTest {
    @Test
    void A1_no_request_without_an_S256_challenge_goes_on() {
        ClientApp client = ClientApp.registered(gateway);
        List<Map<String, String>> bends = List.of(
                change("code_challenge", null),
                change("code_challenge", ""),
                change("code_challenge", "short"),
                change("code_challenge", "x".repeat(44)),
                change("code_challenge", "=".repeat(43)),
                change("code_challenge_method", null),
                change("code_challenge_method", "plain"),
                change("code_challenge_method", "s256"),
                change("code_challenge_method", ""));
        for (Map<String, String> bend : bends) {
            URI answer = Browser.location(new Browser(gateway).open(ClientApp.address(bent(client.query(), bend))));
            assertThat(LoginProvider.query(answer.getRawQuery()))
                    .as("%s", bend)
                    .containsEntry("error", "invalid_request")
                    .doesNotContainKey("code");
        }
    }

    @Test
    void A1_no_code_is_redeemed_without_the_right_verifier() {
        ClientApp client = ClientApp.registered(gateway);
        List<Map<String, String>> bends = List.of(
                change("code_verifier", null),
                change("code_verifier", ""),
                change("code_verifier", " "),
                change("code_verifier", "x".repeat(43)),
                change("code_verifier", client.query().get("code_challenge")),
                change("code_verifier", client.verifier.getValue() + "x"));
        for (Map<String, String> bend : bends) {
            HttpResponse<String> answer = exchange(client, bend);
            assertThat(answer.statusCode()).as("%s", bend).isEqualTo(400);
            assertThat(ClientApp.error(answer)).isIn("invalid_grant", "invalid_request");
        }
    }

    @Test
    void A2_a_code_that_comes_twice_ends_all_that_came_of_it() {
        ClientApp client = ClientApp.registered(gateway);
        Map<String, String> form = client.exchange(new Browser(gateway).connect(provider, client.authorize(), "alice"));
        JsonObject tokens = ClientApp.json(ClientApp.token(gateway, form));
        String access = tokens.get("access_token").getAsString();
        assertThat(gateway.call(access)).isEqualTo(200);
        assertThat(ClientApp.error(ClientApp.token(gateway, form))).isEqualTo("invalid_grant");
        assertThat(gateway.call(access)).isEqualTo(401);
        assertThat(ClientApp.error(ClientApp.token(
                        gateway, client.refresh(tokens.get("refresh_token").getAsString()))))
                .isEqualTo("invalid_grant");
    }

    @Test
    void A3_a_code_is_good_for_its_client_and_address_alone() {
        ClientApp client = ClientApp.registered(gateway);
        ClientApp other = ClientApp.registered(gateway);
        for (Map<String, String> bend : List.of(
                change("client_id", other.id),
                change("client_id", null),
                change("client_id", ""),
                change("redirect_uri", null),
                change("redirect_uri", "http://127.0.0.1:8977/callback"),
                change("redirect_uri", "https://evil.example/"))) {
            HttpResponse<String> answer = exchange(client, bend);
            assertThat(answer.statusCode()).as("%s", bend).isIn(400, 401);
            assertThat(answer.body()).doesNotContain("access_token");
        }
    }

    @Test
    void A3_another_clients_attempt_does_not_spend_the_code() {
        ClientApp client = ClientApp.registered(gateway);
        ClientApp other = ClientApp.registered(gateway);
        Map<String, String> form = client.exchange(new Browser(gateway).connect(provider, client.authorize(), "alice"));
        assertThat(ClientApp.error(ClientApp.token(gateway, bent(form, change("client_id", other.id)))))
                .isEqualTo("invalid_grant");
        assertThat(ClientApp.token(gateway, form).statusCode()).isEqualTo(200);
    }

    @Test
    void A11_tokens_are_made_for_this_server_and_for_no_other() {
        ClientApp client = ClientApp.registered(gateway);
        for (String resource : new String[] {
            null,
            "",
            "https://evil.example/mcp",
            AuthGateway.RESOURCE + "/",
            AuthGateway.PUBLIC.toString(),
            AuthGateway.RESOURCE.toUpperCase(java.util.Locale.ROOT),
            AuthGateway.RESOURCE + "#x"
        }) {
            URI answer = Browser.location(
                    new Browser(gateway).open(ClientApp.address(bent(client.query(), change("resource", resource)))));
            assertThat(LoginProvider.query(answer.getRawQuery())).containsEntry("error", "invalid_target");
        }
        assertThat(ClientApp.error(exchange(client, change("resource", "https://evil.example/mcp"))))
                .isEqualTo("invalid_target");
        Map<String, String> form = client.exchange(new Browser(gateway).connect(provider, client.authorize(), "alice"));
        HttpResponse<String> two = gateway.send(gateway.at("/oauth/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Browser.encoded(form) + "&resource=https%3A%2F%2Fevil.example%2Fmcp")));
        assertThat(two.statusCode()).isEqualTo(400);
    }

    @Test
    void other_grants_and_client_secrets_are_refused() {
        ClientApp client = ClientApp.registered(gateway);
        for (String type : List.of("password", "client_credentials", "implicit", "zzz", "")) {
            HttpResponse<String> answer = ClientApp.token(
                    gateway, Map.of("grant_type", type, "client_id", client.id, "username", "a", "password", "b"));
            assertThat(answer.statusCode()).as(type).isIn(400, 401);
        }
        HttpResponse<String> withSecret = gateway.send(gateway.at("/oauth/token")
                .header("Authorization", "Basic eDp5")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Browser.encoded(client.refresh("x")))));
        assertThat(withSecret.statusCode()).isIn(400, 401);
        assertThat(gateway.send(gateway.at("/oauth/token")).statusCode()).isEqualTo(405);
    }

    private HttpResponse<String> exchange(ClientApp client, Map<String, String> bend) {
        URI answer = new Browser(gateway).connect(provider, client.authorize(), "alice");
        return ClientApp.token(gateway, bent(client.exchange(answer), bend));
    }

    private static Map<String, String> change(String name, String value) {
        Map<String, String> change = new HashMap<>();
        change.put(name, value);
        return change;
    }

    private static Map<String, String> bent(Map<String, String> good, Map<String, String> change) {
        Map<String, String> bent = new TreeMap<>(good);
        change.forEach((name, value) -> {
            if (value == null) {
                bent.remove(name);
            } else {
                bent.put(name, value);
            }
        });
        return bent;
    }
}
