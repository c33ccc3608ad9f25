package io.kestramcp.kestra;

import dev.failsafe.CircuitBreaker;
import io.kestramcp.kestra.KestraException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks nothing of a Kestra that does not answer, for a while: callers hear so at once instead of waiting, and Kestra can
 * come up in peace. Then a few requests try it, and the first that is answered lets all through again. An answer is
 * whatever comes from Kestra: it refuses some bad arguments with 500, with which one caller must not lock out the others.
 * Thread-safe.
 */
final class Breaker {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    /** In a row, of whichever requests. */
    private static final int FAILURES = 5;
    /** How many may try at a time whether Kestra is back: one alone could be a slow one. */
    private static final int TRIALS = 3;
    /** What a proxy answers for a Kestra that is not there. */
    private static final Set<Integer> ABSENT = Set.of(502, 503, 504);

    private static final Set<Kind> SILENT = Set.of(Kind.UNREACHABLE, Kind.NO_ANSWER);

    private final CircuitBreaker<Object> circuit;
    private final Clock clock;
    private volatile Instant lastAnswer;
    private volatile String failure = "";

    /** @param pause how long nothing is asked */
    Breaker(Duration pause, Clock clock) {
        this.clock = clock;
        this.lastAnswer = clock.instant();
        this.circuit = CircuitBreaker.builder()
                .withFailureThreshold(FAILURES)
                .withSuccessThreshold(1, TRIALS)
                .withDelay(pause)
                .onOpen(event ->
                        LOG.warn("Kestra does not answer; it is not asked for {} s: {}", pause.toSeconds(), failure))
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
    void enter() throws KestraException {
        if (!circuit.tryAcquirePermit()) {
            throw notAsked();
        }
    }

    /** There was an answer. */
    void answered(int status) {
        if (ABSENT.contains(status)) {
            failed("it, or what stands before it, answered " + status + ".");
        } else {
            lastAnswer = clock.instant();
            circuit.recordSuccess();
        }
    }

    /** There was none that can be used. */
    void failed(KestraException how) {
        if (SILENT.contains(how.kind())) {
            // Callers must not learn of one another what they asked.
            failed(how.kind() == Kind.UNREACHABLE ? how.getMessage() : "a request got no answer.");
        } else if (how.kind() != Kind.CANCELLED) {
            answered(how.status().orElse(0));
        } else {
            undecided();
        }
    }

    /** Nothing is known, but another must be let try. */
    void undecided() {
        if (circuit.isHalfOpen()) {
            circuit.recordFailure();
        }
    }

    private void failed(String how) {
        failure = how;
        circuit.recordFailure();
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
