package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.Cancellation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tools.jackson.databind.node.ObjectNode;

/** A call that goes on after its request was answered with a name to ask by. Once it has ended it stays so. Thread-safe. */
final class Task implements KnownTask {
    /** How a task ended. */
    sealed interface Outcome {
        /** The call's own result, which may say that the tool failed. */
        record Done(ObjectNode result) implements Outcome {}

        /** The call's own error. */
        record Failed(ProtocolException problem) implements Outcome {}

        /** Somebody ended it. */
        record Cancelled() implements Outcome {}
    }

    /**
     * A task at one moment.
     *
     * @param message one line on how it goes; may be empty
     * @param outcome empty while it has not ended
     * @param questions what the client must answer before it goes on, by keys that are used once in a task
     */
    record State(String message, Instant updated, Optional<Outcome> outcome, Map<String, Question> questions) {}

    private final String id;
    private final Principal owner;
    private final Instant created;
    private final Duration ttl;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final long began;
    private final Consumer<Task> ended;
    private final Cancellation cancellation = new Cancellation();
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, JsonObject> answers = new LinkedHashMap<>();
    private String message = "";
    private Instant updated;
    private Outcome outcome;
    private int asked;

    /**
     * @param clock dates it
     * @param nanoTime measures how long it is kept
     * @param ended told once, when it has ended
     */
    Task(String id, Principal owner, Duration ttl, Clock clock, LongSupplier nanoTime, Consumer<Task> ended) {
        this.id = id;
        this.owner = owner;
        this.created = clock.instant();
        this.updated = created;
        this.ttl = ttl;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.ended = ended;
    }

    @Override
    public String id() {
        return id;
    }

    Principal owner() {
        return owner;
    }

    /** Whether a caller may know of it. */
    boolean of(Principal caller) {
        return owner.issuer().equals(caller.issuer()) && owner.subject().equals(caller.subject());
    }

    @Override
    public Instant created() {
        return created;
    }

    @Override
    public Duration ttl() {
        return ttl;
    }

    boolean expired() {
        return nanoTime.getAsLong() - began >= ttl.toNanos();
    }

    /** Tells the work that nobody wants it any more. */
    Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public synchronized State state() {
        return new State(message, updated, Optional.ofNullable(outcome), new LinkedHashMap<>(questions));
    }

    /** Says how it goes. */
    synchronized void report(String line) {
        if (outcome == null) {
            message = line;
            updated = clock.instant();
        }
    }

    /** Ends it; false when it had ended before. */
    boolean end(Outcome how) {
        boolean first = ends(how);
        if (first) {
            ended.accept(this);
        }
        return first;
    }

    /** Ends it and its work, and tells nobody else; false when it had ended before. Waits for nothing. */
    boolean stop(Outcome how) {
        boolean first = ends(how);
        cancellation.cancel();
        return first;
    }

    private synchronized boolean ends(Outcome how) {
        if (outcome != null) {
            return false;
        }
        outcome = how;
        questions.clear();
        updated = clock.instant();
        notifyAll();
        return true;
    }

    @Override
    public boolean cancel() {
        // The work first: to tell the others may take time.
        boolean first = stop(new Outcome.Cancelled());
        if (first) {
            ended.accept(this);
        }
        return first;
    }

    @Override
    public Optional<Outcome> await(Cancellation waiter) throws InterruptedException {
        Cancellation.Registration registration = waiter.onCancel(this::wake);
        try {
            synchronized (this) {
                while (outcome == null && !waiter.cancelled()) {
                    wait();
                }
                return Optional.ofNullable(outcome);
            }
        } finally {
            registration.close();
        }
    }

    /** Asks, and waits for all answers; empty when the task was ended meanwhile. */
    synchronized Optional<Map<String, JsonObject>> ask(Map<String, Question> asking) throws InterruptedException {
        asked++;
        Map<String, String> keys = new LinkedHashMap<>();
        asking.keySet().forEach(name -> keys.put(name, name + "-" + asked));
        if (outcome == null) {
            keys.forEach((name, key) -> questions.put(key, asking.get(name)));
            updated = clock.instant();
        }
        while (outcome == null && !answers.keySet().containsAll(keys.values())) {
            wait();
        }
        if (outcome != null) {
            return Optional.empty();
        }
        Map<String, JsonObject> given = new LinkedHashMap<>();
        keys.forEach((name, key) -> given.put(name, answers.remove(key)));
        return Optional.of(given);
    }

    @Override
    public synchronized void answer(String key, JsonObject answer) {
        if (questions.remove(key) != null) {
            answers.put(key, answer);
            updated = clock.instant();
            notifyAll();
        }
    }

    private synchronized void wake() {
        notifyAll();
    }
}
