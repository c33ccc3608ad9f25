package io.kestramcp.vault;

import io.kestramcp.config.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes keys for {@code ENCRYPTION_KEYS}. */
public final class NewKey {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);
    private static final int SUFFIX_BYTES = 2;

    private static final Pattern DATED = Pattern.compile("k(\\d{8})-[0-9a-f]{4}");

    private NewKey() {}

    /** The day, in UTC, on which a key of this id was made here; empty when the id tells none. */
    public static Optional<LocalDate> madeOn(String id) {
        Matcher dated = DATED.matcher(id);
        if (!dated.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(dated.group(1), DAY));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

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
