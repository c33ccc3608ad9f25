package io.kestramcp.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which the head of a request has begun and does not end, or on which TLS is not agreed on. Jetty alone waits for it as long as each
 * byte comes within the idle time, so that a few bytes a minute would keep a connection for ever. Thread-safe.
 */
final class SlowHeads extends AbstractLifeCycle implements Connection.Listener {
    private final Scheduler scheduler;
    private final Duration longest;
    private final Map<Connection, Idle> idle = new ConcurrentHashMap<>();
    private volatile Scheduler.Task next;

    /**
     * A connection without a request.
     *
     * @param requests that there were before
     * @param bytes that had come when it was first seen so
     * @param since when more were first seen; 0 while there are none
     */
    private record Idle(long requests, long bytes, long since) {
        /** It has a request. */
        static final Idle NOT = new Idle(-1, 0, 0);
    }

    /** @param longest how long a head may take from its first byte, give or take a third */
    SlowHeads(Scheduler scheduler, Duration longest) {
        this.scheduler = scheduler;
        this.longest = longest;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof SslConnection tls) {
            idle.put(connection, new Idle(0, 0, NanoTime.now()));
            tls.addHandshakeListener(new SslHandshakeListener() {
                @Override
                public void handshakeSucceeded(Event event) {
                    // From now on the connection within it is looked at.
                    idle.remove(connection);
                }
            });
        } else {
            idle.put(connection, new Idle(0, 0, 0));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        idle.remove(connection);
    }

    @Override
    protected void doStart() {
        later();
    }

    @Override
    protected void doStop() {
        next.cancel();
    }

    private void later() {
        next = scheduler.schedule(this::look, longest.dividedBy(3));
    }

    private void look() {
        idle.replaceAll((connection, seen) -> looked(connection, seen));
        if (isRunning()) {
            later();
        }
    }

    private Idle looked(Connection connection, Idle seen) {
        if (connection instanceof SslConnection) {
            if (NanoTime.since(seen.since()) > longest.toNanos()) {
                connection.getEndPoint().close();
            }
            return seen;
        }
        long requests = connection.getMessagesIn();
        if (requests > connection.getMessagesOut()) {
            return Idle.NOT;
        }
        if (requests != seen.requests()) {
            return new Idle(requests, connection.getBytesIn(), 0);
        }
        if (connection.getBytesIn() <= seen.bytes()) {
            return seen;
        }
        if (seen.since() == 0) {
            return new Idle(requests, seen.bytes(), NanoTime.now());
        }
        if (NanoTime.since(seen.since()) > longest.toNanos() / 2) {
            connection.close();
        }
        return seen;
    }
}
