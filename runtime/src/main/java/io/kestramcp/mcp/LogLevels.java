package io.kestramcp.mcp;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which messages the clients of the older revisions asked for. Of very many clients the oldest are forgotten. Thread-safe. */
final class LogLevels {
    private static final int MOST_CLIENTS = 10_000;

    private final Map<Object, String> levels = new LinkedHashMap<>();

    synchronized void set(Object connection, String level) {
        levels.put(connection, level);
        if (levels.size() > MOST_CLIENTS) {
            levels.remove(levels.keySet().iterator().next());
        }
    }

    /** The level that the client asked for; empty when it asked for none. */
    synchronized String of(Object connection) {
        return levels.getOrDefault(connection, "");
    }
}
