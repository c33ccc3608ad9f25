package io.kestramcp.kestra;

import dev.failsafe.CircuitBreaker;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.KestraException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks nothing of a Kestra that does not answer, for a while: callers hear so at once instead of waiting, and Kestra can
 * come up in peace. Then a few requests try it, and the first that is answered lets all through again. An answer is
 * whatever comes from Kestra: it refuses some bad arguments with 500, with which one caller must not lock out the others.
 * Nor may one do so with requests that take too long: what was sent before the last answer tells nothing, of one caller's
 * requests that failed side by side one counts, and of one call's tries that may have failed by what was asked the first.
 * Thread-safe.
 */
final class Breaker {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    /** In a row, of whichever requests. */
    private static final int FAILURES = 5;
    /** How many callers may try at a time whether Kestra is back: one alone could ask for something slow. */
    private static final int TRIALS = 3;
    /** What a proxy answers for a Kestra that is not there. */
    private static final Set<Integer> ABSENT = Set.of(502, 503, 504);

    private static final int GATEWAY_TIMEOUT = 504;

    private final CircuitBreaker<Object> circuit;
    private final Clock clock;
    private final LongSupplier nanoTime;
    /** When the last failure of each caller that counted was known, since the last answer: a few at most. */
    private final Map<Principal, Long> counted = new HashMap<>();

    private final Set<Principal> trying = new HashSet<>();
    private long lastAnswered;
    private int openings;
    private volatile Instant lastAnswer;
    private volatile String failure = "";

    /**
     * A request that is sent.
     *
     * @param sent when, by the breaker's nanoTime
     * @param openings how often nothing had been asked before; negative when it does not try whether Kestra is back
     */
    record Ticket(Attempt attempt, long sent, int openings) {}

    /** @param pause how long nothing is asked */
    Breaker(Duration pause, Clock clock) {
        this(pause, clock, System::nanoTime);
    }

    Breaker(Duration pause, Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.lastAnswered = nanoTime.getAsLong();
        this.lastAnswer = clock.instant();
        this.circuit = CircuitBreaker.builder()
                .withFailureThreshold(FAILURES)
                .withSuccessThreshold(1, TRIALS)
                .withDelay(pause)
                .onOpen(event -> opened(pause))
                .onClose(event -> LOG.info("Kestra answers again"))
                .build();
    }

    /**
     * Before a request waits for anything.
     *
     * @throws KestraException when it need not wait
     */
    void check() throws KestraException {
        if (circuit.isOpen() && !circuit.getRemainingDelay().isZero()) {
            throw notAsked();
        }
    }

    /**
     * Before a request is sent; what became of it must be told.
     *
     * @throws KestraException when it must not be sent
     */
    synchronized Ticket enter(Attempt attempt) throws KestraException {
        if (circuit.isClosed()) {
            return new Ticket(attempt, nanoTime.getAsLong(), -1);
        }
        if (trying.contains(attempt.caller()) || !circuit.tryAcquirePermit()) {
            throw notAsked();
        }
        trying.add(attempt.caller());
        return new Ticket(attempt, nanoTime.getAsLong(), openings);
    }

    /** There was an answer. */
    void answered(Ticket ticket, int status) {
        if (ABSENT.contains(status)) {
            silent(ticket, "it, or what stands before it, answered " + status + ".", status == GATEWAY_TIMEOUT);
        } else {
            answered(ticket);
        }
    }

    /** There was none that can be used. */
    void failed(Ticket ticket, KestraException how) {
        if (how.kind() == Kind.CANCELLED || ticket.attempt().starved()) {
            undecided(ticket);
        } else if (how.kind() == Kind.UNREACHABLE) {
            silent(ticket, how.getMessage(), ticket.attempt().outOfTime());
        } else if (how.kind() == Kind.NO_ANSWER) {
            // Callers must not learn of one another what they asked.
            silent(ticket, "a request got no answer.", true);
        } else {
            answered(ticket, how.status().orElse(0));
        }
    }

    /** Nothing is known, but another must be let try. */
    synchronized void undecided(Ticket ticket) {
        if (endsTrial(ticket)) {
            circuit.recordFailure();
        }
    }

    private synchronized void answered(Ticket ticket) {
        lastAnswer = clock.instant();
        lastAnswered = nanoTime.getAsLong();
        counted.clear();
        endsTrial(ticket);
        if (circuit.isClosed()) {
            circuit.recordSuccess();
        } else {
            // Whichever request it was: Kestra answers now.
            circuit.close();
        }
    }

    /** @param mayBeTheRequest whether another request could have been answered */
    private synchronized void silent(Ticket ticket, String how, boolean mayBeTheRequest) {
        if (endsTrial(ticket)) {
            failure = how;
            circuit.recordFailure();
        } else if (circuit.isClosed() && counts(ticket, mayBeTheRequest)) {
            failure = how;
            counted.put(ticket.attempt().caller(), nanoTime.getAsLong());
            circuit.recordFailure();
        }
    }

    private boolean counts(Ticket ticket, boolean mayBeTheRequest) {
        Long before = counted.get(ticket.attempt().caller());
        return ticket.sent() - lastAnswered >= 0
                && (before == null || ticket.sent() - before >= 0)
                && !(mayBeTheRequest && ticket.attempt().again());
    }

    /** Whether the ticket's request tried if Kestra is back, and nothing else has decided that since. */
    private boolean endsTrial(Ticket ticket) {
        return ticket.openings() == openings && trying.remove(ticket.attempt().caller()) && circuit.isHalfOpen();
    }

    private void opened(Duration pause) {
        openings++;
        counted.clear();
        trying.clear();
        LOG.warn("Kestra does not answer; it is not asked for {} s: {}", pause.toSeconds(), failure);
    }

    private KestraException notAsked() {
        long seconds = Math.max(1, circuit.getRemainingDelay().plusMillis(999).toSeconds());
        return new KestraException(
                Kind.UNREACHABLE,
                0,
                "Kestra has not answered since " + lastAnswer.truncatedTo(ChronoUnit.SECONDS)
                        + ", so it was not asked. The last failure: " + failure,
                List.of(),
                "Try again in " + seconds + " s.",
                false);
    }
}
