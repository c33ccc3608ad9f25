package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import io.kestramcp.observe.Observer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * MCP over standard input and output, both eras: one message per line. A line that is no message gets an error and the
 * next line is read. At the end of input, what is running is answered before {@link #run} returns.
 */
public final class StdioServer {
    /** How many calls run at a time; more wait in line. */
    private static final int PARALLEL = 32;
    /** How many calls may run and wait; more are told that the gateway is busy. */
    private static final int MOST_CALLS = 10_000;

    private final Features features;
    private final Dispatcher dispatcher;
    private final ExecutorService threads = Executors.newFixedThreadPool(PARALLEL, CallPool.daemons("call"));
    private final CallPool pool = new CallPool(threads, MOST_CALLS);
    private final ExecutorService taskThreads = Executors.newCachedThreadPool(CallPool.daemons("task"));
    private final Tasks tasks = new Tasks(new CallPool(taskThreads, Tasks.MOST), Clock.systemUTC(), System::nanoTime);
    private final int maxLineBytes;
    private final Duration drain;
    private final ListenLimits listening;

    /**
     * @param maxLineBytes the longest line that is read; a longer one is refused and skipped
     * @param drain how long running calls may take to end after the end of input
     */
    public StdioServer(Offer offer, int maxLineBytes, Duration drain) {
        this(offer, maxLineBytes, drain, ListenLimits.standard(), Observer.NONE);
    }

    /**
     * @param maxLineBytes the longest line that is read; a longer one is refused and skipped
     * @param drain how long running calls may take to end after the end of input
     * @param listening what a client that waits for changes may cost
     * @param observer is told of every request
     */
    public StdioServer(Offer offer, int maxLineBytes, Duration drain, ListenLimits listening, Observer observer) {
        this.features = new Features(offer);
        this.listening = listening;
        this.dispatcher = new Dispatcher(
                new ModernEra(features, tasks, Replicas.none()),
                new LegacyEra(features, tasks, LegacyEra.STDIO_VERSIONS),
                observer,
                Observer.Transport.PIPE);
        this.maxLineBytes = maxLineBytes;
        this.drain = drain;
    }

    /**
     * Takes standard output for the protocol: whatever else prints goes to standard error from now on. To be called before
     * anything can print.
     */
    public static OutputStream takeStandardOutput() {
        System.setOut(System.err);
        return new FileOutputStream(FileDescriptor.out);
    }

    /**
     * Serves, once, until the end of input, or until nobody reads the output any more.
     *
     * @throws IOException when the input cannot be read
     */
    public void run(InputStream in, OutputStream out) throws IOException {
        StdioConnection connection =
                new StdioConnection(features, dispatcher, pool, Identity.local(), new LineWriter(out), listening);
        LineReader lines = new LineReader(in, maxLineBytes);
        try {
            LineReader.Line line = lines.next();
            while (line != null && connection.open()) {
                connection.receive(line);
                line = lines.next();
            }
        } finally {
            finish(connection);
        }
    }

    /** Nobody can ask for a task's result any more, so that only requests are waited for. */
    private void finish(StdioConnection connection) {
        tasks.cancelAll();
        connection.endStreams();
        threads.shutdown();
        taskThreads.shutdown();
        try {
            if (!connection.open() || !drained()) {
                giveUp(connection);
            }
        } catch (InterruptedException e) {
            giveUp(connection);
            Thread.currentThread().interrupt();
        }
    }

    /** Cancelled tasks are waited for as well, so that each has its last line in the audit. */
    private boolean drained() throws InterruptedException {
        long deadline = System.nanoTime() + drain.toNanos();
        return threads.awaitTermination(drain.toNanos(), TimeUnit.NANOSECONDS)
                && taskThreads.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void giveUp(StdioConnection connection) {
        connection.cancelAll();
        threads.shutdownNow();
        taskThreads.shutdownNow();
    }
}
