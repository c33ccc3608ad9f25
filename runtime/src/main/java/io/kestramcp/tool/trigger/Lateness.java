package io.kestramcp.tool.trigger;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Whether a schedule is behind, by its state as {@code search_triggers} and {@code get_trigger} give it. */
public final class Lateness {
    /** A schedule this much behind is late; Kestra itself looks every second or so. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Lateness() {}

    /**
     * Whether it should have run and has not. A disabled schedule is not late, nor one in a backfill, whose date is in the
     * past by nature (recording 523 of 2.0).
     */
    public static boolean late(JsonObject state, Instant now) {
        return !disabled(state)
                && due(state).filter(due -> due.plus(PATIENCE).isBefore(now)).isPresent();
    }

    /** Whether its state, its source or its flow ({@link TriggerSource#addTo}) keeps it from running. */
    static boolean disabled(JsonObject state) {
        return truth(state, "disabled") || truth(state, "disabled_in_source");
    }

    /** The date on which it runs next by the clock; empty when there is none, or a backfill's date stands there. */
    static Optional<Instant> due(JsonObject state) {
        return state.has("next_run") && !state.has("backfill")
                ? Optional.of(OffsetDateTime.parse(state.get("next_run").getAsString())
                        .toInstant())
                : Optional.empty();
    }

    private static boolean truth(JsonObject state, String name) {
        return state.has(name) && state.get(name).getAsBoolean();
    }
}
