package io.kestramcp.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roles that end at a provider whose answers to a refresh bring no ID token (OpenID Connect Core, section 12.2). */
class RoleTakenAwayAttackTest extends AuthTest {
    private ClientApp client;

    @BeforeEach
    void register() {
        provider.omitIdTokenOnRefresh();
        client = ClientApp.registered(gateway);
    }

    @Test
    void Z6_a_role_that_was_taken_away_is_gone_with_the_next_refresh_by_the_access_token_alone() throws Exception {
        provider.signAccessTokens(UnaryOperator.identity());
        JsonObject first = connected("admin", "team");
        assertThat(groups(first)).containsExactly("admin", "team");
        provider.claim("alice", Map.of("groups", List.of("team")));
        JsonObject second = ClientApp.json(refreshed(first));
        assertThat(groups(second)).containsExactly("team");
        assertThat(groups(ClientApp.json(refreshed(second)))).containsExactly("team");
    }

    @Test
    void Z6_roles_of_which_the_provider_says_nothing_any_more_end_with_the_refresh_and_come_back_with_a_sign_in()
            throws Exception {
        JsonObject tokens = connected("admin");
        provider.claim("alice", Map.of("groups", List.of()));
        assertRefused(tokens);
        assertThat(groups(client.tokens(gateway, provider, "alice"))).isEmpty();
    }

    @Test
    void Z6_a_role_out_of_the_ID_token_does_not_live_on_for_the_access_token_speaks_of_others() {
        provider.signAccessTokens(claims -> {
            claims.remove("groups");
            claims.put("roles", List.of("reader"));
            return claims;
        });
        assertRefused(connected("admin"));
    }

    @Test
    void Z6_an_access_token_about_another_user_or_of_another_issuer_says_nothing() {
        provider.signAccessTokens(claims -> {
            claims.put("sub", "bob");
            return claims;
        });
        assertRefused(connected("admin"));
        provider.signAccessTokens(claims -> {
            claims.put("iss", "https://evil.example");
            return claims;
        });
        assertRefused(connected("admin"));
    }

    private JsonObject connected(String... groups) {
        provider.claim("alice", Map.of("groups", List.of(groups), "picture", "https://x.example/alice.png"));
        return client.tokens(gateway, provider, "alice");
    }

    private void assertRefused(JsonObject tokens) {
        HttpResponse<String> answer = refreshed(tokens);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(ClientApp.error(answer)).isEqualTo("invalid_grant");
        assertThat(answer.body()).contains("sign in again");
        assertThat(gateway.call(tokens.get("access_token").getAsString())).isEqualTo(401);
    }

    private HttpResponse<String> refreshed(JsonObject tokens) {
        return ClientApp.token(
                gateway, client.refresh(tokens.get("refresh_token").getAsString()));
    }

    private static List<String> groups(JsonObject tokens) throws Exception {
        return SignedJWT.parse(tokens.get("access_token").getAsString())
                .getJWTClaimsSet()
                .getStringListClaim("groups");
    }
}
