package io.kestramcp.kestra;

import io.kestramcp.client.KestraRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import okio.ByteString;

/** Sends one request once and reads the answer within its limits. Thread-safe. */
final class Exchange {
    private final OkHttpClient client;
    private final long maxReplyBytes;
    private final Semaphore slots;
    private final int mostWaiting;
    private final Breaker breaker;

    /**
     * @param maxReplyBytes the largest answer that is read, unpacked
     * @param mostAtOnce how many requests may be under way; others wait
     * @param mostWaiting how many may wait; more are refused at once
     */
    Exchange(OkHttpClient client, long maxReplyBytes, int mostAtOnce, int mostWaiting, Breaker breaker) {
        this.mostWaiting = mostWaiting;
        this.breaker = breaker;
        this.client = client;
        this.maxReplyBytes = maxReplyBytes;
        this.slots = new Semaphore(mostAtOnce, true);
    }

    /**
     * Sends {@code wire}, which is {@code request} with address and credential.
     *
     * @param attempt who tries; is told how far it got
     * @param time the longest the whole exchange may take, waiting for a slot included
     * @throws KestraException when there is no usable answer
     */
    KestraReply run(KestraRequest request, Request wire, Attempt attempt, Duration time, Cancellation cancellation)
            throws KestraException {
        Failures failures = new Failures(request, wire.url(), time);
        long start = System.nanoTime();
        breaker.check();
        try {
            // Even with no time to wait it is fair, and sees that the thread was interrupted.
            if (!slots.tryAcquire(0, TimeUnit.NANOSECONDS)) {
                attempt.waits();
                if (!waitForSlot(time)) {
                    throw failures.noSlot();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw failures.cancelled(attempt);
        }
        try {
            long left = time.toNanos() - (System.nanoTime() - start);
            if (left <= 0) {
                throw failures.noSlot();
            }
            Breaker.Ticket ticket = breaker.enter(attempt);
            attempt.allowed();
            return watched(ticket, () -> call(failures, wire, attempt, left, cancellation));
        } finally {
            slots.release();
        }
    }

    private boolean waitForSlot(Duration time) throws InterruptedException {
        return slots.getQueueLength() < mostWaiting && slots.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Tells the breaker what became of a call, whatever it is. */
    private KestraReply watched(Breaker.Ticket ticket, Sent sent) throws KestraException {
        boolean told = false;
        try {
            KestraReply reply = sent.reply();
            told = true;
            breaker.answered(ticket, reply.status());
            return reply;
        } catch (KestraException failure) {
            told = true;
            breaker.failed(ticket, failure);
            throw failure;
        } finally {
            if (!told) {
                breaker.undecided(ticket);
            }
        }
    }

    @FunctionalInterface
    private interface Sent {
        KestraReply reply() throws KestraException;
    }

    private KestraReply call(Failures failures, Request wire, Attempt attempt, long nanos, Cancellation cancellation)
            throws KestraException {
        Call call = client.newCall(wire.newBuilder().tag(Attempt.class, attempt).build());
        call.timeout().timeout(nanos, TimeUnit.NANOSECONDS);
        Cancellation.Registration registration = cancellation.onCancel(call::cancel);
        try (Response response = call.execute()) {
            if (response.code() >= 300 && response.code() < 400) {
                throw failures.redirect(response.code(), response.header("Location", ""));
            }
            KestraReply reply = new KestraReply(
                    response.code(), mediaType(response), body(failures, call, response), retryAfter(response));
            if (reply.success() && reply.mediaType().equals("text/html")) {
                throw failures.html(reply);
            }
            return reply;
        } catch (KestraException | RuntimeException told) {
            throw told;
        } catch (Exception broken) {
            throw failure(failures, broken, attempt, cancellation);
        } finally {
            registration.close();
        }
    }

    private static KestraException failure(
            Failures failures, Exception broken, Attempt attempt, Cancellation cancellation) {
        if (!(broken instanceof IOException told)) {
            // OkHttp is written in Kotlin, which declares no exceptions: it is interrupted while it waits for a
            // connection.
            Thread.currentThread().interrupt();
            return failures.cancelled(attempt);
        }
        if (cancellation.cancelled() || Thread.currentThread().isInterrupted()) {
            return failures.cancelled(attempt);
        }
        // The subclass says that the time for connecting was over, which is the same for every request.
        if (told instanceof InterruptedIOException && !(told instanceof SocketTimeoutException)) {
            attempt.ranOutOfTime();
        }
        return failures.of(told, attempt);
    }

    private ByteString body(Failures failures, Call call, Response response) throws IOException, KestraException {
        BufferedSource source = response.body().source();
        if (source.request(maxReplyBytes + 1)) {
            // Without this, closing would go on reading for a moment to save the connection.
            call.cancel();
            throw failures.tooLarge(response.code(), maxReplyBytes);
        }
        return source.getBuffer().readByteString();
    }

    /** Type and subtype in lower case, without parameters; empty when there is none. */
    static String mediaType(Response response) {
        String type = response.header("Content-Type", "");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** Seconds only: Kestra and common proxies give no dates here. */
    private static Optional<Duration> retryAfter(Response response) {
        String value = response.header("Retry-After", "");
        return value.matches("\\d{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(value))) : Optional.empty();
    }
}
