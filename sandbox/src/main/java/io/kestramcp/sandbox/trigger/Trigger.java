package io.kestramcp.sandbox.trigger;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.flow.FlowKey;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** A schedule of a flow and how far it has come. Guarded by the sandbox's lock. */
final class Trigger {
    private final FlowKey flow;
    private final JsonObject declaration;
    private final Cron cron;
    private final ZoneId zone;
    private final Instant created;
    private Instant evaluated;
    private Instant next;
    private Instant updated;
    private Instant triggered;
    private String executionId;
    private Instant restarted;
    private boolean disabled;
    private Backfill backfill;
    private int turn;

    /** A schedule that waits for its next time. */
    Trigger(FlowKey flow, JsonObject declaration, Instant now) {
        this.flow = flow;
        this.declaration = declaration;
        this.cron = new Cron(declaration.get("cron").getAsString());
        this.zone = declaration.has("timezone")
                ? ZoneId.of(declaration.get("timezone").getAsString())
                : ZoneOffset.UTC;
        this.created = now;
        this.next = nextAfter(now);
    }

    FlowKey flow() {
        return flow;
    }

    String id() {
        return declaration.get("id").getAsString();
    }

    JsonObject declaration() {
        return declaration;
    }

    /** Whether the flow's author has switched it off. */
    boolean isDisabledInFlow() {
        return declaration.has("disabled") && declaration.get("disabled").getAsBoolean();
    }

    Instant created() {
        return created;
    }

    /** The time that it last came true for; null before the first. */
    Instant evaluated() {
        return evaluated;
    }

    /** When it comes true next; null while it is switched off on 1.3. */
    Instant next() {
        return next;
    }

    /** When its state last changed by itself; null before that. */
    Instant updated() {
        return updated;
    }

    /** When it last started something; null before that. */
    Instant triggered() {
        return triggered;
    }

    /** When it was restarted by hand, if it has not come true since; else null. */
    Instant restarted() {
        return restarted;
    }

    /** The execution that it waits for; null when it waits for none. */
    String executionId() {
        return executionId;
    }

    boolean disabled() {
        return disabled;
    }

    /** What it makes up for; null for nothing. */
    Backfill backfill() {
        return backfill;
    }

    /** Which waiting is the current one. */
    int turn() {
        return turn;
    }

    /** Begins another waiting. */
    int nextTurn() {
        return ++turn;
    }

    Instant nextAfter(Instant time) {
        return cron.next(ZonedDateTime.ofInstant(time, zone)).toInstant();
    }

    /** The first of its times that is not before another. */
    Instant nextFrom(Instant time) {
        return nextAfter(time.minusSeconds(1));
    }

    Instant previousBefore(Instant time) {
        return cron.previous(ZonedDateTime.ofInstant(time, zone)).toInstant();
    }

    void disable(boolean off, Instant nextTime) {
        disabled = off;
        next = nextTime;
    }

    void makeUp(Backfill wanted, Instant nextTime) {
        backfill = wanted;
        next = nextTime;
    }

    /** Notes that it was looked at, and nothing was to be done. */
    void evaluatedAt(Instant time) {
        evaluated = time;
    }

    /** Notes that it came true and what it started. */
    void fired(Instant time, String startedExecution, Instant nextTime, Instant now) {
        evaluated = time;
        executionId = startedExecution;
        next = nextTime;
        triggered = now;
        updated = now;
        restarted = null;
    }

    /** Notes that it was restarted by hand. */
    void restartedAt(Instant now) {
        restarted = now;
    }

    /** Forgets what it waits for, by hand; 1.3 forgets the time of the change too. */
    void release(Instant change) {
        executionId = null;
        updated = change;
    }

    /** Notes that what it started has ended. */
    void unlock() {
        executionId = null;
    }
}
