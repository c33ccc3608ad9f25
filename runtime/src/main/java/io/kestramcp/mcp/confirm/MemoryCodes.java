package io.kestramcp.mcp.confirm;

import io.kestramcp.tool.Effect;
import io.kestramcp.tool.JsonDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Codes that live in this process alone: for a gateway that has no replica, which would not know them. At most {@value #MOST}; the oldest is
 * forgotten, and with it refused. Thread-safe.
 */
public final class MemoryCodes implements Codes {
    private static final int MOST = 10_000;
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int BYTES = 16;

    private record Issued(Action action, String effect, long until, boolean used) {
        Issued spent() {
            return new Issued(action, effect, until, true);
        }
    }

    private final LongSupplier nanoTime;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Issued> given = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Issued> eldest) {
            return size() > MOST;
        }
    };

    /** @param nanoTime a clock that does not jump */
    public MemoryCodes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public String issue(Action action, Effect effect) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Issued issued = new Issued(action, digest(effect), nanoTime.getAsLong() + LIFE.toNanos(), false);
        synchronized (given) {
            given.put(code, issued);
        }
        return code;
    }

    @Override
    public Outcome spend(String code, Action action, Effect effect) {
        synchronized (given) {
            Issued issued = given.get(code);
            Outcome outcome = outcome(issued, action, effect);
            if (outcome == Outcome.GOOD) {
                given.put(code, issued.spent());
            }
            return outcome;
        }
    }

    private Outcome outcome(Issued issued, Action action, Effect effect) {
        if (issued == null || !issued.action().sameCaller(action)) {
            return Outcome.UNKNOWN;
        }
        if (issued.used()) {
            return Outcome.USED;
        }
        if (nanoTime.getAsLong() - issued.until() >= 0) {
            return Outcome.EXPIRED;
        }
        if (!issued.action().equals(action)) {
            return Outcome.OTHER_CALL;
        }
        return issued.effect().equals(digest(effect)) ? Outcome.GOOD : Outcome.OTHER_EFFECT;
    }

    private static String digest(Effect effect) {
        return JsonDigest.ofText(effect.words() + "\n" + effect.targets());
    }
}
