package io.kestramcp.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.kestramcp.config.Secret;
import io.kestramcp.oauth.LoginProvider;
import io.kestramcp.store.Database;
import io.kestramcp.store.SealedValues;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.store.TestClock;
import io.kestramcp.vault.KeyRing;
import io.kestramcp.vault.NewKey;
import io.kestramcp.vault.Sealer;
import io.kestramcp.vault.StoredSeals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of the authorization server change without anybody's noticing: those that sign, and those that seal them. */
class KeyRotationTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private final TestClock clock = new TestClock();

    @Test
    void a_signing_key_is_followed_after_thirty_days_and_stays_published_for_its_last_token() throws Exception {
        try (LoginProvider provider = new LoginProvider();
                AuthGateway gateway = gateway(provider, NewKey.create(clock))) {
            ClientApp client = ClientApp.registered(gateway);
            String first = access(client.tokens(gateway, provider, "alice"));
            assertThat(published(gateway)).containsExactly(kid(first));
            clock.advance(Duration.ofDays(29).plus(MINUTE));
            String ahead = access(client.tokens(gateway, provider, "alice"));
            assertThat(kid(ahead))
                    .as("the next key is published, and does not sign yet")
                    .isEqualTo(kid(first));
            assertThat(published(gateway)).hasSize(2).contains(kid(first));
            clock.advance(Duration.ofDays(1).minus(MINUTE.multipliedBy(2)));
            String last = access(client.tokens(gateway, provider, "alice"));
            assertThat(kid(last)).isEqualTo(kid(first));
            clock.advance(MINUTE);
            String next = access(client.tokens(gateway, provider, "alice"));
            assertThat(kid(next)).isNotEqualTo(kid(first));
            assertThat(published(gateway)).containsExactlyInAnyOrder(kid(first), kid(next));
            clock.advance(AuthGateway.LIFE.minus(MINUTE.multipliedBy(2)));
            assertThat(gateway.takes(last)).isTrue();
            assertThat(isSignedByAPublishedKey(gateway, last)).isTrue();
            clock.advance(MINUTE.multipliedBy(3));
            assertThat(gateway.takes(last)).isFalse();
            assertThat(published(gateway)).containsExactly(kid(next));
            assertThat(isSignedByAPublishedKey(gateway, next)).isTrue();
        }
    }

    @Test
    void A_7_what_the_old_key_sealed_is_sealed_anew_and_nothing_needs_the_old_key_then() throws Exception {
        Secret old = NewKey.create(clock);
        Secret fresh = NewKey.create(clock);
        try (LoginProvider provider = new LoginProvider()) {
            ClientApp client;
            JsonObject tokens;
            try (AuthGateway gateway = gateway(provider, old)) {
                client = ClientApp.registered(gateway);
                tokens = client.tokens(gateway, provider, "alice");
            }
            try (Database database = Database.open(location(), clock)) {
                KeyRing both =
                        KeyRing.of(Optional.of(new Secret(fresh.reveal() + "," + old.reveal())), Optional.empty());
                StoredSeals seals = new StoredSeals(new SealedValues(database, clock), new Sealer(both));
                assertThat(seals.countByKey()).containsOnlyKeys(both.ids().get(1));
                // The signing key, what the login was for, and the user's session in the rows of the code and the
                // grant.
                assertThat(seals.resealAll()).isEqualTo(new StoredSeals.Report(4, 0));
                assertThat(seals.countByKey())
                        .containsExactly(Map.entry(both.ids().get(0), 4));
                assertThat(seals.resealAll()).isEqualTo(new StoredSeals.Report(0, 0));
            }
            try (AuthGateway gateway = gateway(provider, fresh)) {
                assertThat(published(gateway)).containsExactly(kid(access(tokens)));
                JsonObject renewed = ClientApp.json(ClientApp.token(
                        gateway, client.refresh(tokens.get("refresh_token").getAsString())));
                assertThat(kid(access(renewed))).isEqualTo(kid(access(tokens)));
                assertThat(gateway.takes(access(renewed))).isTrue();
            }
        }
    }

    private AuthGateway gateway(LoginProvider provider, Secret keys) throws Exception {
        return new AuthGateway(provider, location(), keys, true, clock);
    }

    private StoreLocation location() {
        return new StoreLocation.Embedded(directory.resolve("store"));
    }

    private static String access(JsonObject tokens) {
        return tokens.get("access_token").getAsString();
    }

    private static String kid(String token) throws Exception {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private static JWKSet keys(AuthGateway gateway) throws Exception {
        return JWKSet.parse(gateway.send(gateway.at("/oauth/jwks")).body());
    }

    private static List<String> published(AuthGateway gateway) throws Exception {
        return keys(gateway).getKeys().stream().map(JWK::getKeyID).toList();
    }

    private static boolean isSignedByAPublishedKey(AuthGateway gateway, String token) throws Exception {
        JWK key = keys(gateway).getKeyByKeyId(kid(token));
        return SignedJWT.parse(token).verify(new ECDSAVerifier(key.toECKey()));
    }
}
