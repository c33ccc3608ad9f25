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
 * Answers about opaque tokens, by the token's SHA-256: no token is kept. Holds {@value #MAX_ENTRIES} answers, the
 * oldest leaves first. Thread-safe.
 */
final class TokenCache {
    static final int MAX_ENTRIES = 4096;

    private final Clock clock;
    private final Map<String, Kept> entries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    TokenCache(Clock clock) {
        this.clock = clock;
    }

    Optional<Authentication> find(String token) {
        String key = digest(token);
        synchronized (entries) {
            Kept kept = entries.get(key);
            if (kept == null) {
                return Optional.empty();
            }
            if (!clock.instant().isBefore(kept.end())) {
                entries.remove(key);
                return Optional.empty();
            }
            return Optional.of(kept.answer());
        }
    }

    void keep(String token, Authentication answer, Instant end) {
        String key = digest(token);
        synchronized (entries) {
            entries.remove(key);
            entries.put(key, new Kept(answer, end));
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

    private record Kept(Authentication answer, Instant end) {}
}
