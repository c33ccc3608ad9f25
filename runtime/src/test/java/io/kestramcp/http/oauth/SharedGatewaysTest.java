package io.kestramcp.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.config.Secret;
import io.kestramcp.oauth.LoginProvider;
import io.kestramcp.store.PostgresServer;
import io.kestramcp.store.Race;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.vault.NewKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two gateways on one PostgreSQL: whatever one has done holds at the other. */
class SharedGatewaysTest {
    private LoginProvider provider;
    private List<AuthGateway> both;
    private AuthGateway one;
    private AuthGateway other;

    @BeforeEach
    void start() throws IOException {
        provider = new LoginProvider();
        StoreLocation location = PostgresServer.freshLocation();
        Secret keys = NewKey.create(Clock.systemUTC());
        one = new AuthGateway(provider, location, keys, true, Clock.systemUTC());
        other = new AuthGateway(provider, location, keys, true, Clock.systemUTC());
        both = List.of(one, other);
    }

    @AfterEach
    void stop() throws IOException {
        one.close();
        other.close();
        provider.close();
    }

    @Test
    void a_login_that_began_at_one_ends_at_the_other_and_its_code_is_redeemed_once() throws Exception {
        ClientApp client = ClientApp.registered(one);
        Browser browser = new Browser(one);
        HttpResponse<String> page = browser.open(client.authorize());
        URI toProvider = Browser.location(browser.movedTo(other).decide(page, "allow"));
        URI answer = Browser.location(browser.movedTo(one).open(provider.signIn(toProvider, "alice")));
        Map<String, String> form = client.exchange(answer);
        List<HttpResponse<String>> results = Race.run(8, runner -> () -> ClientApp.token(both.get(runner % 2), form));
        assertThat(results).filteredOn(result -> result.statusCode() == 200).hasSizeLessThanOrEqualTo(1);
        // The others' attempts are replays, so nothing that the winner got may still be good.
        for (HttpResponse<String> won :
                results.stream().filter(result -> result.statusCode() == 200).toList()) {
            String access = ClientApp.json(won).get("access_token").getAsString();
            assertThat(one.call(access)).isEqualTo(401);
            assertThat(other.call(access)).isEqualTo(401);
        }
    }

    @Test
    void a_code_from_one_is_redeemed_at_the_other_and_its_tokens_hold_at_both() {
        ClientApp client = ClientApp.registered(one);
        URI answer = new Browser(one).connect(provider, client.authorize(), "alice");
        JsonObject tokens = ClientApp.json(ClientApp.token(other, client.exchange(answer)));
        String access = tokens.get("access_token").getAsString();
        assertThat(one.call(access)).isEqualTo(200);
        assertThat(other.call(access)).isEqualTo(200);
        assertThat(ClientApp.error(ClientApp.token(one, client.exchange(answer))))
                .isEqualTo("invalid_grant");
    }

    @Test
    void a_refresh_raced_at_both_has_one_winner_at_most_and_asks_the_provider_once() throws Exception {
        ClientApp client = ClientApp.registered(one);
        String refresh =
                client.tokens(one, provider, "alice").get("refresh_token").getAsString();
        List<HttpResponse<String>> results =
                Race.run(8, runner -> () -> ClientApp.token(both.get(runner % 2), client.refresh(refresh)));
        assertThat(results).filteredOn(result -> result.statusCode() == 200).hasSizeLessThanOrEqualTo(1);
        assertThat(results).filteredOn(result -> result.statusCode() != 200).allMatch(result -> ClientApp.error(result)
                .equals("invalid_grant"));
        assertThat(provider.refreshes()).isEqualTo(1);
    }

    @Test
    void a_revocation_at_one_holds_at_the_other() {
        ClientApp client = ClientApp.registered(one);
        JsonObject tokens = client.tokens(one, provider, "alice");
        String access = tokens.get("access_token").getAsString();
        assertThat(other.call(access)).isEqualTo(200);
        ClientApp.send(
                one,
                "/oauth/revoke",
                Map.of("token", tokens.get("refresh_token").getAsString(), "client_id", client.id));
        assertThat(other.call(access)).isEqualTo(401);
        assertThat(ClientApp.error(ClientApp.token(
                        other, client.refresh(tokens.get("refresh_token").getAsString()))))
                .isEqualTo("invalid_grant");
    }

    @Test
    void both_publish_the_same_keys() {
        String keys = one.send(one.at("/oauth/jwks")).body();
        assertThat(other.send(other.at("/oauth/jwks")).body()).isEqualTo(keys).contains("\"kid\"");
    }
}
