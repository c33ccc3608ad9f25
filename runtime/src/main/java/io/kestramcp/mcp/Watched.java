package io.kestramcp.mcp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What one client is to be told of, by its name, and a digest of what it was told last. Thread-safe. */
interface Watched {
    /** All of it. */
    Map<String, String> all();

    /** From now on it is told; what is there already stays. */
    void add(String name, String digest);

    /** It was told; nothing happens when it is not to be told any more. */
    void change(String name, String digest);

    /** From now on it is not told. */
    void remove(String name);

    /** What this process alone knows. */
    static Watched here() {
        Map<String, String> known = new ConcurrentHashMap<>();
        return new Watched() {
            @Override
            public Map<String, String> all() {
                return Map.copyOf(known);
            }

            @Override
            public void add(String name, String digest) {
                known.putIfAbsent(name, digest);
            }

            @Override
            public void change(String name, String digest) {
                known.replace(name, digest);
            }

            @Override
            public void remove(String name) {
                known.remove(name);
            }
        };
    }

    /** What all replicas know. */
    static Watched shared(SharedSessions sessions, Session session, SharedSessions.Kind kind) {
        return new Watched() {
            @Override
            public Map<String, String> all() {
                return sessions.of(session, kind);
            }

            @Override
            public void add(String name, String digest) {
                sessions.add(new SharedSessions.Place(session, kind, name), digest);
            }

            @Override
            public void change(String name, String digest) {
                sessions.change(new SharedSessions.Place(session, kind, name), digest);
            }

            @Override
            public void remove(String name) {
                sessions.remove(new SharedSessions.Place(session, kind, name));
            }
        };
    }
}
