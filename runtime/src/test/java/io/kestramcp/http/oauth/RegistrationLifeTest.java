package io.kestramcp.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.oauth.LoginProvider;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.store.TestClock;
import io.kestramcp.vault.NewKey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a client that registered is known. */
class RegistrationLifeTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path directory;

    private final TestClock clock = new TestClock();
    private LoginProvider provider;
    private AuthGateway gateway;

    @BeforeEach
    void start() throws IOException {
        provider = new LoginProvider();
        gateway = new AuthGateway(
                provider, new StoreLocation.Embedded(directory.resolve("store")), NewKey.create(clock), true, clock);
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        provider.close();
    }

    @Test
    void A8_a_client_that_no_user_has_signed_in_by_is_forgotten_after_a_day() {
        ClientApp client = ClientApp.registered(gateway);
        clock.advance(DAY.minusSeconds(1));
        assertThat(asked(client).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        HttpResponse<String> forgotten = asked(client);
        assertThat(forgotten.statusCode()).isEqualTo(400);
        assertThat(forgotten.body()).contains("no client of this id is known here");
    }

    @Test
    void each_sign_in_keeps_a_client_for_ninety_days_more() {
        ClientApp client = ClientApp.registered(gateway);
        for (int i = 0; i < 3; i++) {
            client.tokens(gateway, provider, "alice");
            clock.advance(DAY.multipliedBy(89));
        }
        assertThat(asked(client).statusCode()).isEqualTo(200);
        clock.advance(DAY);
        assertThat(asked(client).statusCode()).isEqualTo(400);
    }

    @Test
    void a_client_is_known_for_longer_than_its_refresh_tokens_hold() {
        ClientApp client = ClientApp.registered(gateway);
        JsonObject tokens = client.tokens(gateway, provider, "alice");
        clock.advance(DAY.multipliedBy(29));
        HttpResponse<String> refreshed = ClientApp.token(
                gateway, client.refresh(tokens.get("refresh_token").getAsString()));
        assertThat(refreshed.statusCode()).as(refreshed.body()).isEqualTo(200);
        clock.advance(DAY.multipliedBy(2));
        String next = ClientApp.json(refreshed).get("refresh_token").getAsString();
        assertThat(ClientApp.error(ClientApp.token(gateway, client.refresh(next))))
                .as("the user has to sign in again")
                .isEqualTo("invalid_grant");
        client.tokens(gateway, provider, "alice");
    }

    private HttpResponse<String> asked(ClientApp client) {
        return new Browser(gateway).open(client.authorize());
    }
}
