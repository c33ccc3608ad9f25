package io.kestramcp.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kestramcp.oauth.LoginProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where codes and errors may go: to a registered address, and nowhere else. */
class RedirectAttackTest extends AuthTest {
    private static final String DOCUMENT = "{\"client_name\":\"Assistant\",\"redirect_uris\":["
            + "\"https://app.example/callback\",\"http://127.0.0.1/callback\",\"http://localhost/callback\","
            + "\"com.example.app:/callback\"]}";

    @Test
    void A4_no_hostile_address_gets_an_answer_of_any_kind() throws IOException {
        Map<String, String> query = query();
        Set<String> hostile = new HashSet<>();
        for (JsonElement address : hostile()) {
            query.put("redirect_uri", address.getAsString());
            HttpResponse<String> answer = new Browser(gateway).open(ClientApp.address(query));
            assertThat(answer.statusCode()).as("%s", address).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location"))
                    .as("%s", address)
                    .isEmpty();
            hostile.add(address.getAsString());
        }
        assertThat(hostile).hasSizeGreaterThan(200);
        assertThat(provider.tokenRequests()).isZero();
    }

    @Test
    void A4_no_hostile_scheme_or_form_can_be_registered() throws IOException {
        for (String start : List.of(
                "javascript:",
                "data:",
                "vbscript:",
                "file:",
                "blob:",
                "about:",
                "view-source:",
                "urn:",
                "ftp:",
                "ws:",
                "http://evil.example",
                "http://10.",
                "http://169.254.",
                "https://user@",
                "//",
                "*",
                "null")) {
            for (JsonElement address : hostile()) {
                if (address.getAsString().startsWith(start)) {
                    JsonArray uris = new JsonArray();
                    uris.add(address);
                    HttpResponse<String> answer = ClientApp.register(gateway, "{\"redirect_uris\":" + uris + "}");
                    assertThat(answer.statusCode()).as("%s", address).isEqualTo(400);
                    assertThat(ClientApp.error(answer)).isEqualTo("invalid_redirect_uri");
                }
            }
        }
    }

    @Test
    void A4_only_the_port_of_a_loopback_address_may_differ() {
        Map<String, String> query = query();
        for (String good : List.of(
                "https://app.example/callback",
                "http://127.0.0.1/callback",
                "http://127.0.0.1:1/callback",
                "http://127.0.0.1:65535/callback",
                "http://localhost:8976/callback",
                "com.example.app:/callback")) {
            query.put("redirect_uri", good);
            URI answer = new Browser(gateway).connect(provider, ClientApp.address(query), "alice");
            assertThat(answer.toString()).startsWith(good + "?");
            assertThat(LoginProvider.query(answer.getRawQuery())).containsKey("code");
        }
    }

    @Test
    void A13_errors_go_to_the_client_at_its_own_address_alone() {
        Map<String, Map<String, String>> wrong = Map.of(
                "unsupported_response_type", Map.of("response_type", "token"),
                "request_not_supported", Map.of("request_uri", "https://evil.example/request"),
                "invalid_target", Map.of("resource", "https://evil.example/mcp"),
                "invalid_request", Map.of("code_challenge_method", "plain"),
                "login_required", Map.of("prompt", "none"));
        wrong.forEach((error, change) -> {
            Map<String, String> query = query();
            query.putAll(change);
            URI answer = Browser.location(new Browser(gateway).open(ClientApp.address(query)));
            assertThat(answer.toString()).startsWith("https://app.example/callback?");
            assertThat(LoginProvider.query(answer.getRawQuery()))
                    .containsEntry("error", error)
                    .containsEntry("state", "s")
                    .containsEntry("iss", AuthGateway.PUBLIC.toString());
            query.put("redirect_uri", "https://evil.example/");
            assertThat(new Browser(gateway).open(ClientApp.address(query)).statusCode())
                    .isEqualTo(400);
            query.put("client_id", "nobody");
            assertThat(new Browser(gateway).open(ClientApp.address(query)).statusCode())
                    .isEqualTo(400);
        });
    }

    @Test
    void A13_a_parameter_that_stands_twice_is_sent_nowhere() {
        String address = ClientApp.address(query()).toString();
        for (String twice : List.of(
                "redirect_uri=https%3A%2F%2Fevil.example",
                "client_id=x", "state=x", "resource=https%3A%2F%2Fevil.example")) {
            HttpResponse<String> answer = new Browser(gateway).open(address + "&" + twice);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
    }

    private Map<String, String> query() {
        String id = ClientApp.json(ClientApp.register(gateway, DOCUMENT))
                .get("client_id")
                .getAsString();
        return new TreeMap<>(Map.of(
                "response_type", "code",
                "client_id", id,
                "redirect_uri", "https://app.example/callback",
                "state", "s",
                "resource", AuthGateway.RESOURCE,
                "code_challenge", "x".repeat(43),
                "code_challenge_method", "S256"));
    }

    private static JsonArray hostile() throws IOException {
        try (Reader reader = new InputStreamReader(
                RedirectAttackTest.class.getResourceAsStream("hostile-redirects.json"), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonArray();
        }
    }
}
