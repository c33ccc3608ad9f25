package io.kestramcp.kestra;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before a request is sent again. */
@FunctionalInterface
interface Backoff {
    /** Doubles from 200 ms; half of it is chance, so that callers that failed together do not return together. */
    Backoff JITTERED = again -> {
        long most = 200L << again;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    };

    /**
     * The pause.
     *
     * @param again 0 before the second try, 1 before the third
     */
    Duration before(int again);
}
