package io.kestramcp.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was found out about tokens, by the token's SHA-256: no token is kept. Holds {@value #MAX_ENTRIES} findings, the
 * oldest leaves first. Thread-safe.
 *
 * @param <T> what is found out about a token
 */
final class TokenCache<T> {
    static final int MAX_ENTRIES = 4096;

    private final Clock clock;
    private final Map<String, Kept<T>> entries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept<T>> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    TokenCache(Clock clock) {
        this.clock = clock;
    }

    Optional<T> find(String token) {
        String key = digest(token);
        synchronized (entries) {
            Kept<T> kept = entries.get(key);
            if (kept == null) {
                return Optional.empty();
            }
            if (!clock.instant().isBefore(kept.end())) {
                entries.remove(key);
                return Optional.empty();
            }
            return Optional.of(kept.finding());
        }
    }

    void keep(String token, T finding, Instant end) {
        String key = digest(token);
        synchronized (entries) {
            entries.remove(key);
            entries.put(key, new Kept<>(finding, end));
        }
    }

    private static String digest(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private record Kept<T>(T finding, Instant end) {}
}
