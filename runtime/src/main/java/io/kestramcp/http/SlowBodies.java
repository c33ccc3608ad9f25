package io.kestramcp.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Gives up bodies that take too long, whoever reads them: the reader is told {@link BodyTooSlow}. By a clock and not only
 * when something comes, because what comes need not be content: a chunk's extension and a part of a TLS record keep a
 * connection from being idle as well. (Jetty's MinimumDataRateHandler compares what it has read of all requests together
 * with the time of one, so that a busy server never finds anybody slow.) A body that comes along with its head costs no
 * timer.
 */
final class SlowBodies extends Handler.Wrapper {
    private final Patience patience;

    SlowBodies(Handler handler, Patience patience) {
        super(handler);
        this.patience = patience;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new Timed(request), response, callback);
    }

    /** A request whose body is waited for no longer than it may take. */
    private final class Timed extends Request.Wrapper {
        private final AtomicReference<Runnable> waiting = new AtomicReference<>();
        private final AtomicLong bytes = new AtomicLong();
        private volatile long since;
        private volatile Scheduler.Task next;
        private volatile Content.Chunk late;

        Timed(Request request) {
            super(request);
        }

        @Override
        public Content.Chunk read() {
            if (late != null) {
                return late;
            }
            Content.Chunk chunk = super.read();
            if (chunk != null) {
                bytes.addAndGet(chunk.remaining());
                if (chunk.isLast() && next != null) {
                    next.cancel();
                }
            }
            return chunk;
        }

        @Override
        public void demand(Runnable reader) {
            if (next == null) {
                since = NanoTime.now();
                look();
            }
            waiting.set(reader);
            if (late == null) {
                super.demand(this::come);
            } else {
                // It became so just before, when nobody waited to be told.
                come();
            }
        }

        /** Once for each demand: both what was waited for and the end of waiting may come. */
        private void come() {
            Runnable reader = waiting.getAndSet(null);
            if (reader != null) {
                reader.run();
            }
        }

        private void look() {
            long left = patience.forBody(bytes.get()).toNanos() - NanoTime.since(since);
            if (left > 0) {
                next = getComponents().getScheduler().schedule(this::look, left, TimeUnit.NANOSECONDS);
            } else {
                late = Content.Chunk.from(new BodyTooSlow());
                getComponents().getExecutor().execute(this::come);
            }
        }
    }
}
