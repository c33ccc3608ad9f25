package io.kestramcp.vault;

import io.kestramcp.config.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;

/** Makes keys for {@code ENCRYPTION_KEYS}. */
public final class NewKey {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);
    private static final int SUFFIX_BYTES = 2;

    private NewKey() {}

    /** A new entry, {@code id:key}; the id tells the day, in UTC. */
    public static Secret create(Clock clock) {
        SecureRandom random = new SecureRandom();
        byte[] suffix = new byte[SUFFIX_BYTES];
        byte[] key = new byte[SealingKey.BYTES];
        random.nextBytes(suffix);
        random.nextBytes(key);
        return new Secret(
                "k" + DAY.format(clock.instant()) + "-" + HexFormat.of().formatHex(suffix) + ":"
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(key));
    }
}
