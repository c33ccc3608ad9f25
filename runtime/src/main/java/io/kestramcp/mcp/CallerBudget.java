package io.kestramcp.mcp;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** What one caller has left of his limits. Thread-safe. */
final class CallerBudget {
    /** When a call that runs will have ended, nobody knows; to ask after this time costs little. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final CallerLimits limits;
    private final TokenBucket calls;
    private final TokenBucket bytes;
    private final AtomicInteger running = new AtomicInteger();

    CallerBudget(CallerLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.calls = new TokenBucket(limits.callsPerMinute(), nanoTime);
        this.bytes = new TokenBucket(limits.bytesPerMinute(), nanoTime);
    }

    /**
     * Lets a call run.
     *
     * @return to be closed when it has ended
     * @throws ProtocolException when it may not, and when to come back; then it costs nothing
     */
    Running begin() throws ProtocolException {
        int others = running.getAndIncrement();
        try {
            if (limits.callsAtOnce() > 0 && others >= limits.callsAtOnce()) {
                throw ProtocolException.tooMany(limits.callsAtOnce() + " of your calls are running already.", SOON);
            }
            pay();
        } catch (ProtocolException e) {
            running.decrementAndGet();
            throw e;
        }
        return running::decrementAndGet;
    }

    /**
     * Counts a call that is bounded in another way than by how many run.
     *
     * @throws ProtocolException when it may not run, and when to come back; then it costs nothing
     */
    void pay() throws ProtocolException {
        Duration sent = bytes.untilOne();
        if (!sent.isZero()) {
            throw ProtocolException.tooMany(
                    "You have been sent more than " + (limits.bytesPerMinute() >> 20) + " MiB within a minute.", sent);
        }
        Duration asked = calls.takeOne();
        if (!asked.isZero()) {
            throw ProtocolException.tooMany("You may call " + limits.callsPerMinute() + " times a minute.", asked);
        }
    }

    /** Counts what was sent. */
    void sent(long amount) {
        bytes.overdraw(amount);
    }

    /** Whether nothing would be lost if it were forgotten. */
    boolean untouched() {
        return running.get() == 0 && calls.full() && bytes.full();
    }

    /** A call that runs. */
    @FunctionalInterface
    interface Running extends AutoCloseable {
        @Override
        void close();
    }
}
