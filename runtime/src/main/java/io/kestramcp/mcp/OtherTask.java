package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.mcp.SharedTasks.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task that runs, or ran, at another replica. */
final class OtherTask implements KnownTask {
    private static final Logger LOG = LoggerFactory.getLogger(OtherTask.class);
    /** How often it is looked at while somebody waits for its end, in milliseconds. */
    private static final long LOOK_MS = 1_000;

    private static final String LOST =
            "The gateway that ran this task has ended, and with it the task. What was asked may have"
                    + " been done: look before you repeat it.";

    private final SharedTasks shared;
    private final Silence silence;
    private final Principal owner;
    private final Clock clock;
    private Entry entry;

    /** @param silence tells whether its replica is still there */
    OtherTask(SharedTasks shared, Silence silence, Principal owner, Entry entry, Clock clock) {
        this.shared = shared;
        this.silence = silence;
        this.owner = owner;
        this.entry = entry;
        this.clock = clock;
    }

    @Override
    public String id() {
        return entry().id();
    }

    @Override
    public Instant created() {
        return entry().created();
    }

    @Override
    public Duration ttl() {
        return Duration.between(created(), entry().expires());
    }

    @Override
    public Task.State state() {
        Entry now = entry();
        if (!now.ended() && silence.lasts(now)) {
            // For good: should its replica come back, it finds the task ended.
            Instant time = clock.instant();
            shared.giveUp(
                    id(),
                    now.heard(),
                    time,
                    ended(now, time, new Task.Outcome.Failed(ProtocolException.internal(200, LOST))));
            now = look().orElse(now);
        }
        return TaskText.state(now.state(), now.updated());
    }

    @Override
    public boolean cancel() {
        Instant time = clock.instant();
        boolean first = !entry().ended() && shared.end(id(), time, ended(entry(), time, new Task.Outcome.Cancelled()));
        look();
        return first;
    }

    @Override
    public Optional<Task.Outcome> await(Cancellation waiter) throws InterruptedException {
        CountDownLatch gone = new CountDownLatch(1);
        Cancellation.Registration registration = waiter.onCancel(gone::countDown);
        try {
            Optional<Task.Outcome> outcome = state().outcome();
            while (outcome.isEmpty() && !gone.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
                outcome = outcome();
            }
            return outcome;
        } finally {
            registration.close();
        }
    }

    @Override
    public void answer(String key, JsonObject answer) {
        shared.answer(id(), key, answer.toString());
    }

    /** How it has ended, if it has; while the store does not answer, it has not. */
    private Optional<Task.Outcome> outcome() {
        try {
            return look().isEmpty() ? Optional.of(new Task.Outcome.Cancelled()) : state().outcome();
        } catch (RuntimeException e) {
            LOG.debug("It is not known whether a task has ended", e);
            return Optional.empty();
        }
    }

    private String ended(Entry before, Instant time, Task.Outcome outcome) {
        String message = TaskText.state(before.state(), time).message();
        return TaskText.of(owner, new Task.State(message, time, Optional.of(outcome), Map.of()));
    }

    private Optional<Entry> look() {
        Optional<Entry> found = shared.find(owner, id());
        found.ifPresent(this::see);
        return found;
    }

    private synchronized void see(Entry found) {
        entry = found;
    }

    private synchronized Entry entry() {
        return entry;
    }
}
