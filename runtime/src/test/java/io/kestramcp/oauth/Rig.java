package io.kestramcp.oauth;

import io.kestramcp.config.SettingsException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A provider, a clock and an authenticator that trusts the provider, with the settings a test adds. */
final class Rig implements AutoCloseable {
    static final String PUBLIC_URL = "https://mcp.example.com";
    static final String RESOURCE = PUBLIC_URL + "/mcp";
    /** Long enough for a busy machine: only a test of slowness may run into it. */
    static final ProviderLimits PATIENT =
            new ProviderLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 100_000);

    final FakeProvider provider;
    final HandClock clock = new HandClock();
    final BearerAuthenticator authenticator;

    /** A provider that publishes the EC and the RSA key; settings as {@code name, value, name, value…}. */
    Rig(String... settings) throws IOException {
        this(new FakeProvider(), settings);
        provider.publish(TestKeys.EC, TestKeys.RSA);
    }

    Rig(FakeProvider provider, String... settings) {
        this(provider, PATIENT, settings);
    }

    Rig(FakeProvider provider, ProviderLimits limits, String... settings) {
        this.provider = provider;
        Map<String, String> all = new HashMap<>();
        all.put("KESTRA_MCP_PUBLIC_URL", PUBLIC_URL);
        all.put("OIDC_ISSUER_URL", provider.issuer());
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        authenticator =
                new BearerAuthenticator(settings(all), limits, new Times(clock, clock.steady()), new SameThread());
    }

    /** Settings that a test knows to be good. */
    static OauthSettings settings(Map<String, String> all) {
        try {
            return OauthSettingsReader.read(all).orElseThrow();
        } catch (SettingsException e) {
            throw new AssertionError(e);
        }
    }

    /** A good token of this rig's provider, to be bent. */
    TestToken token() {
        return TestToken.of(provider.issuer());
    }

    Authentication send(String token) {
        return authenticator.authenticate(bearer(token), TokenTries.UNLIMITED);
    }

    static BearerRequest bearer(String token) {
        return new BearerRequest(List.of("Bearer " + token), "", "application/json");
    }

    @Override
    public void close() {
        authenticator.close();
        provider.close();
    }
}
