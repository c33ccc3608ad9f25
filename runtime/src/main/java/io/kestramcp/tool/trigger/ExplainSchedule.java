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
        if (late) {
            Instant due = Lateness.due(state).orElseThrow();
            int missed = schedule.count(due, now, MOST_MISSED);
            state.addProperty("missed", missed);
            state.add("missed_dates", dates(schedule.next(due.minusNanos(1), Math.min(count, missed))));
        }
        note(state, schedule).ifPresent(note -> state.addProperty("note", note));
        return Reply.of(state);
    }

    /** Why the dates are not all there is to say. */
    private static Optional<String> note(JsonObject state, Schedule schedule) {
        if (Lateness.disabled(state)) {
            return Optional.of("It is disabled and runs on none of these dates.");
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
