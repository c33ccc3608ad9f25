package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A task as those see it who ask for it, at whichever replica it runs. Thread-safe. */
interface KnownTask {
    /** Its name, which nobody can guess. */
    String id();

    Instant created();

    /** How long after its creation it is kept. */
    Duration ttl();

    Task.State state();

    /** Ends it and its work; false when it had ended before. */
    boolean cancel();

    /**
     * Waits for the end.
     *
     * @param waiter tells when whoever waits has gone
     * @return empty when the waiter has gone
     */
    Optional<Task.Outcome> await(Cancellation waiter) throws InterruptedException;

    /** Takes an answer; one to what is not asked, or not any more, is ignored. */
    void answer(String key, JsonObject answer);
}
