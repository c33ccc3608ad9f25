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

/** A task that runs, or ran, at another replica. */
final class OtherTask implements KnownTask {
    /** How often it is looked at while somebody waits for its end, in milliseconds. */
    private static final long LOOK_MS = 1_000;

    private static final String LOST =
            "The gateway that ran this task has ended, and with it the task. What was asked may have"
                    + " been done: look before you repeat it.";

    private final SharedTasks shared;
    private final Principal owner;
    private final Clock clock;
    private Entry entry;

    OtherTask(SharedTasks shared, Principal owner, Entry entry, Clock clock) {
        this.shared = shared;
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
        if (!now.ended() && now.silent()) {
            // For good: should its replica come back, it finds the task ended.
            end(new Task.Outcome.Failed(ProtocolException.internal(200, LOST)));
            now = look().orElse(now);
        }
        return TaskText.state(now.state(), now.updated());
    }

    @Override
    public boolean cancel() {
        boolean first = !entry().ended() && end(new Task.Outcome.Cancelled());
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
                if (look().isEmpty()) {
                    return Optional.of(new Task.Outcome.Cancelled());
                }
                outcome = state().outcome();
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

    private boolean end(Task.Outcome outcome) {
        Instant now = clock.instant();
        Task.State before = TaskText.state(entry().state(), now);
        return shared.end(
                id(), now, TaskText.of(owner, new Task.State(before.message(), now, Optional.of(outcome), Map.of())));
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
