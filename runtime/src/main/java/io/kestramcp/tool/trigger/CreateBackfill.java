package io.kestramcp.tool.trigger;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Effect;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Runs a schedule's missed or past dates again. The number of runs is estimated first and held to a limit, and a backfill
 * that still runs is never replaced: Kestra would keep its past date as the next one (recordings 529, 532 of 2.0).
 */
public final class CreateBackfill implements Tool {
    private static final int USUAL_MOST = 100;

    private final TriggerStates states;
    private final Tool definition;
    private final Tool start;
    private final Clock clock;

    /**
     * @param flowTriggers the part {@code flow_triggers}
     * @param definition the part {@code flow_definition}
     * @param start the part {@code start_backfill}
     */
    public CreateBackfill(Tool flowTriggers, Tool definition, Tool start) {
        this(flowTriggers, definition, start, Clock.systemUTC());
    }

    CreateBackfill(Tool flowTriggers, Tool definition, Tool start, Clock clock) {
        this.states = new TriggerStates(flowTriggers);
        this.definition = definition;
        this.start = start;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "create_backfill";
    }

    @Override
    public boolean bulk() {
        return true;
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        Arguments arguments = call.arguments();
        Window window = Window.read(arguments, clock.instant());
        JsonObject state = states.require(call);
        if (state.has("backfill")) {
            throw new RefusedArgumentException(
                    "trigger_id", "has a backfill that still runs. See get_trigger; delete_backfill ends it.");
        }
        TriggerSource source = TriggerSource.read(call, definition);
        List<String> off = source.off(state);
        if (!off.isEmpty()) {
            throw new RefusedArgumentException(
                    "trigger_id", "is switched off, and Kestra would start nothing: " + String.join("; ", off) + ".");
        }
        OptionalInt runs = runs(call, window, source);
        call.consent().require(effect(arguments, number(runs, source)));
        JsonObject answer = call.use(
                start, new ToolInput().with("trigger", body(arguments, window)).json());
        runs.ifPresentOrElse(
                known -> answer.addProperty("estimated_runs", known),
                () -> answer.addProperty(
                        "note", "How many executions it starts is not known. get_trigger follows it."));
        if (runs.isPresent() && source.conditional()) {
            answer.addProperty("note", "At most so many: it runs only on those dates that its conditions allow.");
        }
        return Reply.of(answer);
    }

    /** How many runs the window has, its conditions aside; empty when nobody can tell. Never more than the caller allows. */
    private static OptionalInt runs(CallContext call, Window window, TriggerSource source) {
        int most = call.arguments().integer("max_runs", USUAL_MOST);
        Optional<Schedule> schedule = source.schedule();
        if (schedule.isEmpty()) {
            if (call.arguments().has("max_runs")) {
                throw new RefusedArgumentException(
                        "max_runs",
                        "cannot be held: how often this trigger runs in the window cannot be told from its source. Leave"
                                + " it out to start a number of executions that nobody knows beforehand.");
            }
            return OptionalInt.empty();
        }
        int runs = schedule.get().count(first(call, window), window.end().plusNanos(1), most);
        if (runs > most) {
            throw new RefusedArgumentException(
                    "max_runs",
                    "is " + most + ", and the window has more runs than that. Narrow the window, or raise max_runs.");
        }
        return OptionalInt.of(runs);
    }

    /** 1.3 runs a date that is the start itself (recording 506 of 1.3.25), 2.0 does not (523 of 2.0); both run the end. */
    private static Instant first(CallContext call, Window window) {
        return call.line().equals("1.3") ? window.start() : window.start().plusNanos(1);
    }

    /** In the caller's own words for the window: one up to now has another end at each call. */
    private static Effect effect(Arguments arguments, String runs) {
        String window = arguments.has("last")
                ? "the last " + arguments.duration("last")
                : arguments.dateTime("start") + " to " + (arguments.has("end") ? arguments.dateTime("end") : "now");
        return Effect.of("create_backfill starts " + runs + " of " + arguments.string("namespace") + "/"
                + arguments.string("flow_id") + " for " + window);
    }

    private static String number(OptionalInt runs, TriggerSource source) {
        if (runs.isEmpty()) {
            return "an unknown number of executions";
        }
        return (source.conditional() ? "at most " : "")
                + runs.getAsInt()
                + (runs.getAsInt() == 1 ? " execution" : " executions");
    }

    private static JsonObject body(Arguments arguments, Window window) {
        JsonObject backfill = new JsonObject();
        backfill.addProperty("start", window.start().toString());
        backfill.addProperty("end", window.end().toString());
        if (arguments.has("inputs")) {
            backfill.add("inputs", arguments.json("inputs"));
        }
        if (arguments.json("labels") instanceof JsonObject labels) {
            backfill.add("labels", list(labels));
        }
        JsonObject body = TriggerId.body(arguments);
        body.add("backfill", backfill);
        return body;
    }

    private static JsonArray list(JsonObject labels) {
        JsonArray list = new JsonArray();
        for (var label : labels.entrySet()) {
            JsonObject each = new JsonObject();
            each.addProperty("key", label.getKey());
            each.add("value", label.getValue());
            list.add(each);
        }
        return list;
    }
}
