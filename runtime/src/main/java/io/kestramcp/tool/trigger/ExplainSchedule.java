package io.kestramcp.tool.trigger;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** When a schedule runs next, and whether it is late. */
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
        JsonObject flow = call.use(
                definition,
                new ToolInput()
                        .with("namespace", call.arguments().segment("namespace"))
                        .with("flow_id", call.arguments().segment("flow_id"))
                        .json());
        Schedule schedule = Schedule.of(flow, call.arguments().segment("trigger_id"))
                .orElseThrow(() -> new RefusedArgumentException(
                        "trigger_id", "is no schedule with a cron expression that can be read here."));
        Instant now = clock.instant();
        state.add("next_dates", dates(schedule.next(now, call.arguments().integer("count", USUAL_COUNT))));
        if (state.has("next_run")) {
            Instant due =
                    OffsetDateTime.parse(state.get("next_run").getAsString()).toInstant();
            boolean late = due.isBefore(now);
            state.addProperty("late", late);
            if (late) {
                state.addProperty("missed_dates", schedule.count(due, now, MOST_MISSED));
            }
        }
        return Reply.of(state);
    }

    private static JsonArray dates(List<Instant> instants) {
        JsonArray dates = new JsonArray();
        instants.forEach(each -> dates.add(each.toString()));
        return dates;
    }
}
