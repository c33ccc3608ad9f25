package io.kestramcp.mcp;

import io.kestramcp.identity.Principal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the sessions of older HTTP clients subscribed to. Of a caller's many sessions, and of very many callers, those
 * that were not used longest are forgotten. Thread-safe.
 */
final class SessionSubscriptions {
    private static final int MOST_CALLERS = 1_000;
    private static final int MOST_SESSIONS = 32;

    private record Caller(String issuer, String subject) {}

    private final Features features;
    private final Map<Caller, Map<String, Subscriptions>> byCaller = latest(MOST_CALLERS);

    SessionSubscriptions(Features features) {
        this.features = features;
    }

    /** The session's, which is told of every list. */
    synchronized Subscriptions of(Principal caller, String session) {
        return byCaller.computeIfAbsent(new Caller(caller.issuer(), caller.subject()), known -> latest(MOST_SESSIONS))
                .computeIfAbsent(session, name -> new Subscriptions(features, features.listings()));
    }

    private static <K, V> Map<K, V> latest(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
