package io.kestramcp.mcp.confirm;

import io.kestramcp.tool.Effect;
import io.kestramcp.tool.JsonDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Codes that live in this process alone. Another replica does not know them and refuses them: behind a balancer, calls of
 * one client must reach one replica, or codes be kept where all replicas look. At most {@value #MOST}; the oldest is
 * forgotten, and with it refused. Thread-safe.
 */
public final class MemoryCodes implements Codes {
    private static final int MOST = 10_000;
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int BYTES = 16;

    private record Entry(Action action, String effect, Instant until, boolean used) {
        Entry spent() {
            return new Entry(action, effect, until, true);
        }
    }

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Entry> given = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
            return size() > MOST;
        }
    };

    public MemoryCodes(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String issue(Action action, Effect effect) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Entry entry = new Entry(action, digest(effect), clock.instant().plus(LIFE), false);
        synchronized (given) {
            given.put(code, entry);
        }
        return code;
    }

    @Override
    public Outcome spend(String code, Action action, Effect effect) {
        synchronized (given) {
            Entry entry = given.get(code);
            Outcome outcome = outcome(entry, action, effect);
            if (outcome == Outcome.GOOD) {
                given.put(code, entry.spent());
            }
            return outcome;
        }
    }

    private Outcome outcome(Entry entry, Action action, Effect effect) {
        if (entry == null || !entry.action().sameCaller(action)) {
            return Outcome.UNKNOWN;
        }
        if (entry.used()) {
            return Outcome.USED;
        }
        if (!clock.instant().isBefore(entry.until())) {
            return Outcome.EXPIRED;
        }
        if (!entry.action().equals(action)) {
            return Outcome.OTHER_CALL;
        }
        return entry.effect().equals(digest(effect)) ? Outcome.GOOD : Outcome.OTHER_EFFECT;
    }

    private static String digest(Effect effect) {
        return JsonDigest.ofText(effect.words() + "\n" + effect.targets());
    }
}
