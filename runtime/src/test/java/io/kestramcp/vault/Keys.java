package io.kestramcp.vault;

import io.kestramcp.config.Secret;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Keys for tests. */
final class Keys {
    private Keys() {}

    /** An entry for {@code ENCRYPTION_KEYS}, whose key consists of one byte. */
    static String entry(String id, int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return id + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    static KeyRing ring(String... entries) {
        return KeyRing.of(Optional.of(new Secret(String.join(",", entries))), Optional.empty());
    }

    static Sealer sealer(String... entries) {
        return new Sealer(ring(entries));
    }
}
