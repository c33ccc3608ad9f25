package io.kestramcp.http.token;

import io.kestramcp.identity.Principal;
import io.kestramcp.oauth.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often a user may have a token tried: each try is a request to Kestra, whose answer tells whether it is somebody's.
 * Counted in this process, for a bounded number of users; of more, the one who was idle longest begins anew. Thread-safe.
 */
public final class Tries {
    static final int MOST = 10;
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int USERS = 10_000;

    private final Clock clock;
    private final Map<Principal, RateLimit> limits = new LinkedHashMap<>(16, 0.75f, true);

    /** @param clock says when a user may try again */
    public Tries(Clock clock) {
        this.clock = clock;
    }

    /** Counts a try; if it is one too many, it is not to be made, and this says when the next one may be. */
    synchronized Optional<Duration> refusal(Principal user) {
        RateLimit limit = limits.computeIfAbsent(user, added -> new RateLimit(MOST, WINDOW, clock));
        if (limits.size() > USERS) {
            limits.remove(limits.keySet().iterator().next());
        }
        return limit.admits() ? Optional.empty() : Optional.of(limit.remaining());
    }
}
