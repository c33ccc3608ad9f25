package io.kestramcp.tool.trigger;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When a schedule runs next, whether it is late, and which dates it missed. */
public final class ExplainSchedule implements Tool {
    private static final int USUAL_COUNT = 5;
    private static final int MOST_MISSED = 100;

    private final TriggerStates states;
    private final Tool definition;
    private final Clock clock;

    /**
     * @param flowTriggers the part {@code flow_triggers}
     * @param definition the part {@code flow_definition}
     */
    public ExplainSchedule(Tool flowTriggers, Tool definition) {
        this(flowTriggers, definition, Clock.systemUTC());
    }

    ExplainSchedule(Tool flowTriggers, Tool definition, Clock clock) {
        this.states = new TriggerStates(flowTriggers);
        this.definition = definition;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "explain_schedule";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        JsonObject state = states.require(call);
        TriggerSource source = TriggerSource.read(call, definition);
        source.addTo(state);
        Schedule schedule = source.schedule()
                .orElseThrow(() -> new RefusedArgumentException(
                        "trigger_id", "is no schedule with a cron expression that can be read here."));
        Instant now = clock.instant();
        int count = call.arguments().integer("count", USUAL_COUNT);
        state.add("next_dates", dates(schedule.next(now, count)));
        boolean late = Lateness.late(state, now);
        state.addProperty("late", late);
        List<String> notes = new ArrayList<>();
        why(state, source, schedule).ifPresent(notes::add);
        if (source.conditional()) {
            notes.add("It runs only on those of these dates that its conditions allow; next_run is Kestra's own.");
        }
        if (late) {
            missed(state, schedule, now, count).ifPresent(notes::add);
        }
        if (!notes.isEmpty()) {
            state.addProperty("note", String.join(" ", notes));
        }
        return Reply.of(state);
    }

    /** Adds what it missed; gives a note when that is more than is counted. */
    private static Optional<String> missed(JsonObject state, Schedule schedule, Instant now, int count) {
        Instant due = Lateness.due(state).orElseThrow();
        int missed = schedule.count(due, now, MOST_MISSED);
        state.addProperty("missed", Math.min(missed, MOST_MISSED));
        state.add("missed_dates", dates(schedule.next(due.minusNanos(1), Math.min(count, missed))));
        return missed > MOST_MISSED
                ? Optional.of("It missed more than " + MOST_MISSED + " dates; no more are counted.")
                : Optional.empty();
    }

    /** Why the dates are not those on which it runs. */
    private static Optional<String> why(JsonObject state, TriggerSource source, Schedule schedule) {
        List<String> off = source.off(state);
        if (!off.isEmpty()) {
            return Optional.of("It runs on none of these dates: " + String.join("; ", off) + ".");
        }
        if (state.has("backfill")) {
            return Optional.of("A backfill runs; the dates of the schedule itself come after it.");
        }
        return Lateness.due(state)
                .filter(due -> !schedule.fires(due))
                .map(due ->
                        "Kestra's next_run is none of these dates: its source may name no time zone while Kestra's own is"
                                + " not UTC, or an edit is not taken up yet. Go by next_run.");
    }

    private static JsonArray dates(List<Instant> instants) {
        JsonArray dates = new JsonArray();
        instants.forEach(each -> dates.add(each.toString()));
        return dates;
    }
}
