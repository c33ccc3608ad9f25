package io.kestramcp.access;

import io.kestramcp.identity.Identity;
import io.kestramcp.identity.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which callers were told to ask for more scopes, so that nobody is sent to sign in again and again by a provider that
 * does not give them: some clients do so at every call. Kept in memory, for an hour and for a bounded number of callers;
 * whoever is forgotten is told once more. Thread-safe.
 */
public final class StepUps {
    /** A change at the provider counts after this time at the latest. */
    static final Duration REMEMBERED = Duration.ofHours(1);

    static final int MOST = 10_000;

    private final Clock clock;
    private final Map<Caller, Told> told = new LinkedHashMap<>();

    /** @param clock says what is long ago */
    public StepUps(Clock clock) {
        this.clock = clock;
    }

    /** A user at one client. */
    private record Caller(Principal user, Object client) {}

    /** @param token stands for the claims of the token that lacked scopes; they themselves are not kept */
    private record Told(int token, Instant at) {}

    /**
     * Whether to tell the caller, whose token lacks scopes: not if he was told before and his token is another since, which
     * lacks them still.
     */
    public synchronized boolean tells(Identity caller) {
        Instant now = clock.instant();
        Caller who = new Caller(caller.principal(), client(caller));
        int token = caller.claims().hashCode();
        Told before = told.get(who);
        // Also when the clock was set back.
        boolean lately =
                before != null && Duration.between(before.at(), now).abs().compareTo(REMEMBERED) < 0;
        if (lately) {
            return before.token() == token;
        }
        told.remove(who);
        told.put(who, new Told(token, now));
        if (told.size() > MOST) {
            told.remove(told.keySet().iterator().next());
        }
        return true;
    }

    /** By the name of RFC 9068, of OpenID Connect or of Okta. */
    private static Object client(Identity caller) {
        Map<String, Object> claims = caller.claims().values();
        return claims.getOrDefault("client_id", claims.getOrDefault("azp", claims.getOrDefault("cid", "")));
    }
}
