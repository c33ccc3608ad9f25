package io.kestramcp.mcp;

import io.kestramcp.kestra.Cancellation;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Makes log notifications of a tool's messages, for a client that asked for them. Thread-safe. */
final class LogNotifier implements ClientLog {
    /** The levels' names, from the least grave to the gravest. */
    static final List<String> LEVELS =
            Arrays.stream(Level.values()).map(LogNotifier::name).toList();

    private final int least;
    private final Cancellation cancellation;
    private final Consumer<ObjectNode> send;

    private LogNotifier(int least, Cancellation cancellation, Consumer<ObjectNode> send) {
        this.least = least;
        this.cancellation = cancellation;
        this.send = send;
    }

    /**
     * For one request.
     *
     * @param level the least grave that the client asked for; when it is none, it asked for nothing
     */
    static ClientLog of(String level, Cancellation cancellation, Consumer<ObjectNode> send) {
        int least = LEVELS.indexOf(level);
        return least < 0 ? NONE : new LogNotifier(least, cancellation, send);
    }

    @Override
    public void log(Level level, String message) {
        if (LEVELS.indexOf(name(level)) >= least && !cancellation.cancelled()) {
            ObjectNode params = Wire.object().put("level", name(level)).put("data", message);
            send.accept(Wire.notification(McpSchema.METHOD_NOTIFICATION_MESSAGE, params));
        }
    }

    private static String name(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
