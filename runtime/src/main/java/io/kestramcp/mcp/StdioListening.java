package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.kestra.Cancellation.Registration;
import io.kestramcp.mcp.Message.Request;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What the client of a stdio process is told of: all its messages go one way, whoever waits for them. Thread-safe. */
final class StdioListening implements AutoCloseable {
    /** Streams stay open for long. */
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Features features;
    private final CallPool pool;
    private final Identity caller;
    private final LineWriter out;
    private final ListenLimits limits;
    private final Watcher watcher;
    private final Subscriptions ofConnection;
    private final Map<ListenRequest, Registration> open = new LinkedHashMap<>();
    private boolean initialized;
    private boolean closed;

    StdioListening(Features features, CallPool pool, Identity caller, LineWriter out, ListenLimits limits) {
        this.features = features;
        this.pool = pool;
        this.caller = caller;
        this.out = out;
        this.limits = limits;
        this.watcher = new Watcher(pool, limits.interval());
        this.ofConnection = new Subscriptions(features, features.listings());
    }

    /** What a client of the older revisions subscribed to; it is told of every list besides. */
    Subscriptions ofConnection() {
        return ofConnection;
    }

    /** A client of the older revisions is ready to be told. */
    synchronized void initialized() {
        if (!initialized && !closed) {
            initialized = true;
            pool.tryRun(this::look);
            watcher.watch(this::look);
        }
    }

    private void look() {
        ofConnection.look(caller, (method, params) -> tell(Wire.notification(method, params)));
    }

    private boolean tell(ObjectNode message) {
        out.write(message);
        return true;
    }

    /** Serves {@code subscriptions/listen} until it is cancelled, or the connection ends. */
    void open(Request request, Cancellation cancellation) throws ProtocolException {
        ListenRequest listen = ListenRequest.of(request, features);
        ObjectNode acknowledgement = listen.begin(caller);
        synchronized (this) {
            if (closed || open.size() >= limits.mostPerCaller()) {
                throw ProtocolException.tooMany(
                        "Too many streams are open. Cancel one, or open this one later.", LATER);
            }
            if (cancellation.cancelled()) {
                return;
            }
            out.write(acknowledgement);
            open.put(listen, watcher.watch(() -> look(listen)));
        }
        cancellation.onCancel(() -> cancel(listen));
    }

    private void look(ListenRequest listen) {
        listen.look(caller, (method, params) -> tell(listen, listen.notification(method, params)));
    }

    /** Nothing follows the end of a stream. */
    private synchronized boolean tell(ListenRequest listen, ObjectNode message) {
        return open.containsKey(listen) && tell(message);
    }

    private synchronized void cancel(ListenRequest listen) {
        Registration watch = open.remove(listen);
        if (watch != null) {
            watch.close();
        }
    }

    /** Ends all in the way of their revision. */
    @Override
    public synchronized void close() {
        closed = true;
        watcher.close();
        List.copyOf(open.keySet()).forEach(listen -> out.write(listen.end()));
        open.clear();
    }
}
