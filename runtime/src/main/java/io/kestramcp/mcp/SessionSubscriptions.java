package io.kestramcp.mcp;

import io.kestramcp.mcp.SharedSessions.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the sessions of older HTTP clients subscribed to. Of a caller's many sessions, and of very many callers, those
 * that were not used longest are forgotten. Thread-safe.
 */
final class SessionSubscriptions {
    private static final int MOST_CALLERS = 1_000;
    private static final int MOST_SESSIONS = SharedSessions.MOST_OF_CALLER;

    private record Caller(String issuer, String subject) {}

    private final Features features;
    private final Optional<SharedSessions> shared;
    private final Map<Caller, Map<String, Subscriptions>> byCaller = latest(MOST_CALLERS);

    /** @param shared where replicas keep them; empty: they are kept here */
    SessionSubscriptions(Features features, Optional<SharedSessions> shared) {
        this.features = features;
        this.shared = shared;
    }

    /** The session's, which is told of every list. */
    Subscriptions of(Session session) {
        return shared.map(kept -> new Subscriptions(
                        features,
                        features.listings(),
                        Watched.shared(kept, session, Kind.LIST),
                        Watched.shared(kept, session, Kind.RESOURCE)))
                .orElseGet(() -> here(session));
    }

    private synchronized Subscriptions here(Session session) {
        return byCaller.computeIfAbsent(new Caller(session.issuer(), session.subject()), known -> latest(MOST_SESSIONS))
                .computeIfAbsent(session.id(), name -> new Subscriptions(features, features.listings()));
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
