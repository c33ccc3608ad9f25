package io.kestramcp.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.oauth.LoginProvider;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.store.TestClock;
import io.kestramcp.vault.NewKey;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the provider has disabled, and how long he is still let in. */
class DisabledUserTest {
    /** By which clocks may differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private final TestClock clock = new TestClock();

    @Test
    void a_disabled_user_is_out_when_his_access_token_ends_and_gets_no_other() throws Exception {
        run((provider, gateway) -> {
            ClientApp client = ClientApp.registered(gateway);
            JsonObject tokens = client.tokens(gateway, provider, "alice");
            String access = tokens.get("access_token").getAsString();
            provider.disable("alice");
            clock.advance(AuthGateway.LIFE.minusSeconds(1));
            assertThat(gateway.takes(access))
                    .as("nobody has asked about her yet")
                    .isTrue();
            clock.advance(SKEW.plusSeconds(2));
            assertThat(gateway.takes(access)).isFalse();
            assertThat(refreshed(gateway, client, tokens)).isEqualTo("invalid_grant");
        });
    }

    @Test
    void a_refresh_that_the_provider_refuses_ends_the_access_token_at_once() throws Exception {
        run((provider, gateway) -> {
            ClientApp client = ClientApp.registered(gateway);
            JsonObject tokens = client.tokens(gateway, provider, "alice");
            provider.disable("alice");
            assertThat(refreshed(gateway, client, tokens)).isEqualTo("invalid_grant");
            assertThat(gateway.takes(tokens.get("access_token").getAsString())).isFalse();
        });
    }

    private static String refreshed(AuthGateway gateway, ClientApp client, JsonObject tokens) {
        return ClientApp.error(ClientApp.token(
                gateway, client.refresh(tokens.get("refresh_token").getAsString())));
    }

    @FunctionalInterface
    private interface Scenario {
        void run(LoginProvider provider, AuthGateway gateway) throws Exception;
    }

    private void run(Scenario scenario) throws Exception {
        StoreLocation location = new StoreLocation.Embedded(directory.resolve("store"));
        try (LoginProvider provider = new LoginProvider();
                AuthGateway gateway = new AuthGateway(provider, location, NewKey.create(clock), true, clock)) {
            scenario.run(provider, gateway);
        }
    }
}
