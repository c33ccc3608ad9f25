package io.kestramcp.kestra;

import io.kestramcp.client.KestraRequest;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.KestraException.Kind;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;

/**
 * Sends a request, and sends it again where that cannot do anything twice: it only reads, and there was no answer at all
 * or one that says "later". Everything else is sent once. Thread-safe.
 */
final class Retries {
    private static final int MOST = 2;
    private static final Set<Integer> LATER = Set.of(429, 502, 503, 504);
    private static final Duration LONGEST_WISH = Duration.ofSeconds(5);

    private final Exchange exchange;
    private final Backoff backoff;

    Retries(Exchange exchange, Backoff backoff) {
        this.exchange = exchange;
        this.backoff = backoff;
    }

    /**
     * Sends {@code wire}, which is {@code request} with address and credential.
     *
     * @param caller on whose behalf
     * @param time the longest that all tries together may take
     */
    KestraReply send(Principal caller, KestraRequest request, Request wire, Duration time, Cancellation cancellation)
            throws KestraException {
        long end = System.nanoTime() + time.toNanos();
        int again = 0;
        while (true) {
            Attempt attempt = new Attempt(caller, again > 0);
            boolean last = !request.safe() || again == MOST;
            try {
                KestraReply reply = exchange.run(
                        request, wire, attempt, Duration.ofNanos(Math.max(1, end - System.nanoTime())), cancellation);
                if (last || !LATER.contains(reply.status())) {
                    return reply;
                }
                Duration pause = reply.retryAfter().orElse(backoff.before(again));
                if (pause.compareTo(LONGEST_WISH) > 0 || !rest(pause, end, cancellation)) {
                    return reply;
                }
            } catch (KestraException failure) {
                boolean noAnswer =
                        failure.kind() == Kind.UNREACHABLE || (failure.kind() == Kind.NO_ANSWER && !attempt.answered());
                if (last || !noAnswer || !attempt.isAllowed() || !rest(backoff.before(again), end, cancellation)) {
                    throw failure;
                }
            }
            again++;
        }
    }

    /** Waits; false when there is no time left for that, or nobody waits for the answer any more. */
    private static boolean rest(Duration pause, long end, Cancellation cancellation) {
        if (pause.toNanos() >= end - System.nanoTime()) {
            return false;
        }
        CountDownLatch cancelled = new CountDownLatch(1);
        Cancellation.Registration registration = cancellation.onCancel(cancelled::countDown);
        try {
            return !cancelled.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            registration.close();
        }
    }
}
