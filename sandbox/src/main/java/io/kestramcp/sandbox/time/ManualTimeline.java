package io.kestramcp.sandbox.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that stands still until it is told to move: for tests that want a task of a minute without the minute. */
public final class ManualTimeline implements Timeline {
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::due).thenComparing(Event::number));
    private Instant now;
    private long scheduled;

    private record Event(Instant due, long number, Runnable action) {}

    /** Time that stands still at an instant. */
    public ManualTimeline(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void after(Duration delay, Runnable event) {
        events.add(new Event(now.plus(delay), scheduled++, event));
    }

    /** Moves time on and runs, in this thread and in order, all that falls due on the way. */
    public void advance(Duration duration) {
        Instant target = now().plus(duration);
        for (Runnable due = next(target); due != null; due = next(target)) {
            // Outside this object's lock: an event takes the sandbox's lock, whose holder may be scheduling.
            due.run();
        }
        moveTo(target);
    }

    /** Runs what is due now, and what that makes due, without moving time. */
    public void settle() {
        advance(Duration.ZERO);
    }

    private synchronized Runnable next(Instant target) {
        if (events.isEmpty() || events.peek().due().isAfter(target)) {
            return null;
        }
        Event event = events.remove();
        now = event.due().isAfter(now) ? event.due() : now;
        return event.action();
    }

    private synchronized void moveTo(Instant target) {
        now = target;
    }

    @Override
    public synchronized void close() {
        events.clear();
    }
}
