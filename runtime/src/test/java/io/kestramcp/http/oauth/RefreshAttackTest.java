package io.kestramcp.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After the first tokens: refresh, revocation, introspection. */
class RefreshAttackTest extends AuthTest {
    private ClientApp client;
    private String access;
    private String refresh;

    @BeforeEach
    void connect() {
        provider.claim("alice", Map.of("groups", List.of("team")));
        client = ClientApp.registered(gateway);
        keep(client.tokens(gateway, provider, "alice"));
    }

    @Test
    void A12_a_refresh_token_is_spent_by_its_use_and_its_reuse_ends_all() {
        String first = refresh;
        keep(ok(ClientApp.token(gateway, client.refresh(first))));
        assertThat(refresh).isNotEqualTo(first);
        assertThat(gateway.call(access)).isEqualTo(200);
        assertThat(ClientApp.error(ClientApp.token(gateway, client.refresh(first))))
                .isEqualTo("invalid_grant");
        assertThat(ClientApp.error(ClientApp.token(gateway, client.refresh(refresh))))
                .isEqualTo("invalid_grant");
        assertThat(gateway.call(access)).isEqualTo(401);
    }

    @Test
    void A12_another_client_can_neither_use_nor_spend_a_refresh_token() {
        ClientApp other = ClientApp.registered(gateway);
        assertThat(ClientApp.error(ClientApp.token(gateway, other.refresh(refresh))))
                .isEqualTo("invalid_grant");
        ok(ClientApp.token(gateway, client.refresh(refresh)));
    }

    @Test
    void A_8_each_refresh_asks_the_provider_and_brings_the_roles_of_now() throws Exception {
        provider.claim("alice", Map.of("groups", List.of("other")));
        keep(ok(ClientApp.token(gateway, client.refresh(refresh))));
        assertThat(provider.refreshes()).isEqualTo(1);
        assertThat(SignedJWT.parse(access).getJWTClaimsSet().getStringListClaim("groups"))
                .containsExactly("other");
    }

    @Test
    void T15_A_8_who_was_disabled_at_the_provider_gets_no_more_and_is_out_at_once_when_it_shows() {
        provider.disable("alice");
        assertThat(ClientApp.error(ClientApp.token(gateway, client.refresh(refresh))))
                .isEqualTo("invalid_grant");
        assertThat(gateway.call(access)).isEqualTo(401);
        assertThat(ClientApp.error(ClientApp.token(gateway, client.refresh(refresh))))
                .isEqualTo("invalid_grant");
        assertThat(provider.refreshes()).isEqualTo(1);
    }

    @Test
    void A15_while_the_provider_is_down_the_refresh_token_stays_good() {
        provider.down();
        HttpResponse<String> answer = ClientApp.token(gateway, client.refresh(refresh));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(ClientApp.error(answer)).isEqualTo("temporarily_unavailable");
        provider.up();
        keep(ok(ClientApp.token(gateway, client.refresh(refresh))));
        assertThat(gateway.call(access)).isEqualTo(200);
    }

    @Test
    void A_8_a_revoked_refresh_token_ends_its_access_tokens_at_once() {
        ClientApp other = ClientApp.registered(gateway);
        assertThat(revoke(other, refresh)).isEqualTo(200);
        assertThat(gateway.call(access)).isEqualTo(200);
        assertThat(revoke(client, refresh)).isEqualTo(200);
        assertThat(gateway.call(access)).isEqualTo(401);
        assertThat(ClientApp.error(ClientApp.token(gateway, client.refresh(refresh))))
                .isEqualTo("invalid_grant");
        assertThat(revoke(client, "no such token")).isEqualTo(200);
    }

    @Test
    void A_8_a_revoked_access_token_is_refused_at_once_and_the_refresh_token_stays() {
        ClientApp other = ClientApp.registered(gateway);
        revoke(other, access);
        assertThat(gateway.call(access)).isEqualTo(200);
        revoke(client, access);
        assertThat(gateway.call(access)).isEqualTo(401);
        ok(ClientApp.token(gateway, client.refresh(refresh)));
    }

    @Test
    void introspection_tells_of_a_users_own_tokens_to_who_has_a_good_one() {
        JsonObject told = ClientApp.json(introspect(access, access));
        assertThat(told.get("active").getAsBoolean()).isTrue();
        assertThat(told.get("sub").getAsString()).isEqualTo("alice");
        assertThat(told.has("groups")).isFalse();
        String others = ClientApp.registered(gateway)
                .tokens(gateway, provider, "bob")
                .get("access_token")
                .getAsString();
        assertThat(introspect(access, others).body()).isEqualTo("{\"active\":false}");
        assertThat(introspect(access, refresh).body()).isEqualTo("{\"active\":false}");
        assertThat(introspect("x.y.z", access).statusCode()).isEqualTo(401);
        revoke(client, access);
        assertThat(introspect(access, access).statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_that_was_changed_or_made_elsewhere_is_refused() {
        String[] parts = access.split("\\.", -1);
        assertThat(gateway.call(parts[0] + "." + parts[1] + ".")).isEqualTo(401);
        assertThat(gateway.call(parts[0] + "." + parts[1] + "." + "A".repeat(86)))
                .isEqualTo(401);
        assertThat(gateway.call(refresh)).isEqualTo(401);
    }

    private void keep(JsonObject tokens) {
        access = tokens.get("access_token").getAsString();
        refresh = tokens.get("refresh_token").getAsString();
    }

    private int revoke(ClientApp by, String token) {
        return ClientApp.send(gateway, "/oauth/revoke", Map.of("token", token, "client_id", by.id))
                .statusCode();
    }

    private HttpResponse<String> introspect(String bearer, String token) {
        return gateway.send(gateway.at("/oauth/introspect")
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("token=" + Browser.encoded(token))));
    }

    private static JsonObject ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return ClientApp.json(response);
    }
}
