package io.kestramcp.mcp;

import io.kestramcp.kestra.Cancellation;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that may take long, over HTTP. It runs on the connection's own thread, which writes a quick answer itself, as
 * plain JSON: most calls are that, and nothing is handed from thread to thread. Of one that takes longer, reports progress
 * or is cancelled a second thread does all the writing from then on.
 */
final class HttpCall {
    private final Cancellation cancellation;
    private final HttpCallWriter writer;
    private final FutureTask<Void> writing;
    private final CallPool pool;
    private boolean handedOver;
    private boolean done;

    /** @param pool counts the call, and has the second thread */
    HttpCall(Cancellation cancellation, HttpCallWriter writer, CallPool pool) {
        this.cancellation = cancellation;
        this.writer = writer;
        this.writing = new FutureTask<>(writer::writeAll);
        this.pool = pool;
    }

    /**
     * Does the work, or finds that the pool is full, and returns when the work has ended and the answer is written.
     *
     * @param clock tells that the call has become a long one
     * @param patience after how long it has
     * @throws IOException when the client has gone; the call is cancelled then
     */
    void run(
            ScheduledExecutorService clock,
            Duration patience,
            Supplier<Dispatcher.Answer> work,
            Supplier<Dispatcher.Answer> refusal)
            throws IOException {
        Future<?> becomesLong =
                clock.schedule(() -> handOver(writer.signOfLife()), patience.toMillis(), TimeUnit.MILLISECONDS);
        Cancellation.Registration registration = cancellation.onCancel(() -> {
            writer.withdraw();
            handOver(true);
        });
        boolean answered = false;
        try {
            if (!pool.tryRunHere(() -> writer.answer(work.get()))) {
                writer.answer(refusal.get());
            }
            answered = true;
        } finally {
            becomesLong.cancel(false);
            registration.close();
            finish(answered);
        }
    }

    /** Sends the client a message while it waits. */
    void send(ObjectNode message) {
        handOver(writer.event(message));
    }

    private void handOver(boolean wanted) {
        synchronized (this) {
            if (!wanted || handedOver || done) {
                return;
            }
            handedOver = true;
        }
        pool.beside(writing);
    }

    private void finish(boolean answered) throws IOException {
        boolean here;
        synchronized (this) {
            done = true;
            here = !handedOver;
        }
        if (!answered && here) {
            return; // What the work threw is answered for by the server.
        }
        if (!answered) {
            writer.withdraw();
        }
        if (here) {
            writing.run();
        }
        await();
    }

    private void await() throws IOException {
        try {
            writing.get();
        } catch (ExecutionException e) {
            throw new IOException("the client has gone", e.getCause());
        } catch (InterruptedException e) {
            cancellation.cancel();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the call ran", e);
        }
    }
}
