package io.kestramcp.oauth.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import io.kestramcp.config.Secret;
import io.kestramcp.oauth.TestSeal;
import io.kestramcp.store.Database;
import io.kestramcp.store.SigningKeys;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.store.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token that was proved by a key is not proved again while the key set has that very object. */
class SigningKeyRingTest {
    private static final Duration LIFE = Duration.ofMinutes(10);

    @TempDir
    private Path directory;

    @Test
    void keys_are_the_same_objects_until_those_in_the_store_change() {
        TestClock clock = new TestClock();
        try (Database store = Database.open(new StoreLocation.Embedded(directory.resolve("store")), clock)) {
            Secret key = new Secret("k:" + Base64.getEncoder().encodeToString(new byte[32]));
            SigningKeyRing ring = new SigningKeyRing(new SigningKeys(store, clock), new TestSeal(key), LIFE, clock);
            ring.current();
            List<JWK> first = ring.published().getKeys();

            assertThat(first).hasSize(1);
            assertThat(ring.published().getKeys().get(0)).isSameAs(first.get(0));

            clock.advance(
                    SigningKeyRing.SIGNS.plus(LIFE).plus(ServerOptions.SKEW).plusSeconds(1));
            assertThat(ring.published().getKeys()).isEmpty();
            ring.current();
            assertThat(ring.published().getKeys()).hasSize(1).doesNotContain(first.get(0));
        }
    }
}
