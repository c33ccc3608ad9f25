package io.kestramcp.sandbox.execution;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.json.JsonFields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A state with its history.
 *
 * @param histories from the first to the current one; never empty
 */
public record State(List<Entry> histories) {
    /** Since when a state held. */
    public record Entry(StateType state, Instant date) {}

    /** The first state. */
    public static State created(Instant now) {
        return new State(List.of(new Entry(StateType.CREATED, now)));
    }

    /** The state now. */
    public StateType current() {
        return histories.get(histories.size() - 1).state();
    }

    /** Whether it has been in a state. */
    boolean went(StateType through) {
        return histories.stream().anyMatch(entry -> entry.state() == through);
    }

    /** The state after one more step. */
    public State to(StateType next, Instant now) {
        List<Entry> longer = new ArrayList<>(histories);
        longer.add(new Entry(next, now));
        return new State(List.copyOf(longer));
    }

    /** When it began. */
    public Instant startDate() {
        return histories.get(0).date();
    }

    /** When it ended; null while it goes on. A pause counts as an end. */
    public Instant endDate() {
        boolean stands = current().isTerminated() || current() == StateType.PAUSED;
        return stands ? histories.get(histories.size() - 1).date() : null;
    }

    /** How long it took; null while it goes on. */
    public Duration duration() {
        return endDate() == null ? null : Duration.between(startDate(), endDate());
    }

    /** As Kestra writes it. */
    public JsonObject toJson() {
        return new JsonFields()
                .with("current", current().name())
                .with("histories", histories, entry -> new JsonFields()
                        .with("state", entry.state().name())
                        .with("date", entry.date().toString())
                        .toJson())
                .with("duration", duration() == null ? null : duration().toString())
                .with("endDate", endDate() == null ? null : endDate().toString())
                .with("startDate", startDate().toString())
                .toJson();
    }
}
