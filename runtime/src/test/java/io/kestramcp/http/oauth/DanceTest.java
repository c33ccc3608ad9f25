package io.kestramcp.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.nimbusds.jwt.SignedJWT;
import io.kestramcp.oauth.LoginProvider;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole way of a client to a call, and what may not be different about it. */
class DanceTest extends AuthTest {
    @Test
    void a_client_gets_tokens_for_a_user_and_calls_with_them() throws Exception {
        provider.claim("alice", Map.of("groups", List.of("team"), "picture", "https://x.example/alice.png"));
        ClientApp client = ClientApp.registered(gateway);
        JsonObject tokens = client.tokens(gateway, provider, "alice");
        assertThat(tokens.get("token_type").getAsString()).isEqualTo("Bearer");
        assertThat(tokens.get("expires_in").getAsLong()).isEqualTo(AuthGateway.LIFE.toSeconds());
        String access = tokens.get("access_token").getAsString();
        assertThat(gateway.call(access)).isEqualTo(200);
        SignedJWT jwt = SignedJWT.parse(access);
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(jwt.getJWTClaimsSet().getClaims())
                .containsEntry("iss", AuthGateway.PUBLIC.toString())
                .containsEntry("sub", "alice")
                .containsEntry("aud", List.of(AuthGateway.RESOURCE))
                .containsEntry("client_id", client.id)
                .containsEntry("groups", List.of("team"))
                .containsKeys("jti", "exp", "iat")
                .doesNotContainKeys("picture", "nonce");
    }

    @Test
    void A10_the_answer_names_its_issuer_and_gives_the_state_back() {
        ClientApp client = ClientApp.registered(gateway);
        URI answer = new Browser(gateway).connect(provider, client.authorize(), "alice");
        assertThat(answer.toString()).startsWith(client.redirect + "?");
        assertThat(LoginProvider.query(answer.getRawQuery()))
                .containsEntry("iss", AuthGateway.PUBLIC.toString())
                .containsEntry("state", "state of the client")
                .containsOnlyKeys("iss", "state", "code");
    }

    @Test
    void A14_the_metadata_is_the_same_at_every_path_whatever_the_request_says() {
        for (String path : List.of(
                "/.well-known/oauth-authorization-server/kestra",
                "/.well-known/oauth-authorization-server",
                "/.well-known/openid-configuration/kestra",
                "/.well-known/openid-configuration")) {
            HttpResponse<String> answer = gateway.send(gateway.at(path)
                    .header("X-Forwarded-Host", "evil.example")
                    .header("Forwarded", "host=evil.example"));
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonObject metadata = ClientApp.json(answer);
            assertThat(metadata.get("issuer").getAsString()).isEqualTo(AuthGateway.PUBLIC.toString());
            for (String endpoint : List.of("authorization", "token", "revocation", "introspection", "registration")) {
                assertThat(metadata.get(endpoint + "_endpoint").getAsString())
                        .startsWith(AuthGateway.PUBLIC + "/oauth/");
            }
            assertThat(metadata.get("code_challenge_methods_supported").toString())
                    .isEqualTo("[\"S256\"]");
            assertThat(metadata.get("authorization_response_iss_parameter_supported")
                            .getAsBoolean())
                    .isTrue();
            assertThat(metadata.get("client_id_metadata_document_supported").getAsBoolean())
                    .isTrue();
            assertThat(answer.body()).doesNotContain("evil.example");
        }
        assertThat(gateway.send(gateway.at("/.well-known/oauth-authorization-server/other"))
                        .statusCode())
                .isEqualTo(404);
        JsonObject resource =
                ClientApp.json(gateway.send(gateway.at("/.well-known/oauth-protected-resource/kestra/mcp")));
        assertThat(resource.getAsJsonArray("authorization_servers").get(0).getAsString())
                .isEqualTo(AuthGateway.PUBLIC.toString());
    }

    @Test
    void the_published_keys_are_public_and_check_what_was_signed() throws Exception {
        String access = ClientApp.registered(gateway)
                .tokens(gateway, provider, "alice")
                .get("access_token")
                .getAsString();
        String keys = gateway.send(gateway.at("/oauth/jwks")).body();
        assertThat(keys)
                .contains(SignedJWT.parse(access).getHeader().getKeyID())
                .doesNotContain("\"d\"");
    }
}
