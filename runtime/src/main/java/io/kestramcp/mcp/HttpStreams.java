package io.kestramcp.mcp;

import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.Cancellation.Registration;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The streams on which HTTP clients wait for changes: bounded, looked after, ended with the gateway. Thread-safe. */
final class HttpStreams implements AutoCloseable {
    /**
     * A stream and whose it is.
     *
     * @param key equal for streams of which only the latest may stay open
     * @param caller who reads it
     * @param until how long he may
     * @param events what he reads
     * @param first has a first look, once there is room for the stream; it may ask Kestra a lot
     * @param look looks for changes
     * @param end ends it in the way of its revision
     */
    record Open(
            Object key,
            Principal caller,
            Instant until,
            EventStream events,
            Runnable first,
            Runnable look,
            Runnable end) {}

    /** Streams stay open for long. */
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Watcher watcher;
    private final ListenLimits limits;
    private final Map<Object, Open> open = new HashMap<>();
    private boolean closed;

    HttpStreams(Watcher watcher, ListenLimits limits) {
        this.watcher = watcher;
        this.limits = limits;
    }

    /**
     * Serves a stream; returns when it has ended.
     *
     * @throws ProtocolException when too many are open
     * @throws IOException when the client has gone
     */
    void serve(Open stream, HttpAnswer answer) throws ProtocolException, IOException {
        admit(stream);
        try {
            stream.first().run();
            write(stream, answer);
        } finally {
            leave(stream);
        }
    }

    private void write(Open stream, HttpAnswer answer) throws IOException {
        Registration watch = watcher.watch(stream.look());
        try {
            stream.events().write(answer, limits.signOfLife(), stream.until());
        } finally {
            watch.close();
        }
    }

    private synchronized void admit(Open stream) throws ProtocolException {
        Open earlier = open.get(stream.key());
        long own = open.values().stream()
                .filter(each -> !each.equals(earlier) && samePerson(each.caller(), stream.caller()))
                .count();
        if (own >= limits.mostPerCaller()) {
            throw ProtocolException.tooMany(
                    "You have " + own + " streams open already. Close one, or open this one later.", LATER);
        }
        if (closed || (earlier == null && open.size() >= limits.most())) {
            throw ProtocolException.full("Too many streams are open.", LATER);
        }
        if (earlier != null) {
            earlier.events().end();
        }
        open.put(stream.key(), stream);
    }

    private static boolean samePerson(Principal one, Principal other) {
        return one.issuer().equals(other.issuer()) && one.subject().equals(other.subject());
    }

    private synchronized void leave(Open stream) {
        open.remove(stream.key(), stream);
    }

    /** How many are open. */
    synchronized int size() {
        return open.size();
    }

    /** Ends all, and takes no more. */
    @Override
    public void close() {
        List<Open> ending;
        synchronized (this) {
            closed = true;
            ending = List.copyOf(open.values());
        }
        ending.forEach(each -> each.end().run());
        watcher.close();
    }
}
