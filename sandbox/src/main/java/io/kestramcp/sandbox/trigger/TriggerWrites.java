package io.kestramcp.sandbox.trigger;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.flow.FlowKey;
import io.kestramcp.sandbox.flow.FlowStore;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.time.Timeline;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;

/** Switches schedules on and off and has them make up for the past (wire document 1.3, section 11; 2.0, section 6). */
public final class TriggerWrites {
    private final TriggerStore triggers;
    private final FlowStore flows;
    private final Schedules schedules;
    private final Timeline timeline;
    private final ApiLine line;
    private final TriggerView view;

    /** The writes on a store. */
    public TriggerWrites(TriggerStore triggers, FlowStore flows, Schedules schedules, Timeline timeline, ApiLine line) {
        this.triggers = triggers;
        this.flows = flows;
        this.schedules = schedules;
        this.timeline = timeline;
        this.line = line;
        this.view = new TriggerView(line);
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("updateTrigger", this::update)
                .serve("createBackfill", this::createBackfill)
                .serve("disableTriggerById", this::disable)
                .serve("unlockTrigger", this::unlock)
                .serve("restartTrigger", this::restart)
                .serve("pauseBackfill", call -> onBackfill(call, trigger -> setPaused(trigger, true)))
                .serve("unpauseBackfill", call -> onBackfill(call, trigger -> setPaused(trigger, false)))
                .serve("deleteBackfill", call -> onBackfill(call, schedules::stopMakingUp));
    }

    /** The one write of 1.3: a backfill when there is one in the body, else on or off. */
    private Reply update(Call call) {
        JsonObject body = call.json("newTrigger").getAsJsonObject();
        String id = text(body, "triggerId");
        FlowKey flow = flow(body);
        if (flows.find(flow).isEmpty()) {
            throw Refusal.notFound("Flow of trigger " + id + " not found");
        }
        Trigger trigger = triggers.find(flow, id)
                .orElseThrow(() -> Refusal.notFound("Flow " + flow.id() + " has no trigger " + id));
        if (body.has("backfill")) {
            makeUp(trigger, body.getAsJsonObject("backfill"));
        } else {
            boolean off = isOff(body);
            if (off != trigger.disabled()) {
                trigger.disable(off, off ? null : timeline.now());
                schedules.arm(trigger);
            }
        }
        return Reply.json(view.flat(trigger));
    }

    /** Forgets the execution that a trigger waits for, so that it can come true again. */
    private Reply unlock(Call call) {
        Trigger trigger = trigger(call);
        if (trigger.executionId() == null) {
            throw line.hasTriggerStates()
                    ? Refusal.conflict("trigger " + place(call) + " is already unlocked")
                    : Refusal.illegalState("Trigger is not locked");
        }
        trigger.release(line.hasTriggerStates() ? timeline.now() : null);
        schedules.arm(trigger);
        return Reply.json(view.flat(trigger));
    }

    /** Only a realtime trigger has something to restart; the sandbox has none, but takes note. */
    private Reply restart(Call call) {
        Trigger trigger = trigger(call);
        trigger.restartedAt(timeline.now());
        return Reply.json(view.flat(trigger));
    }

    private Trigger trigger(Call call) {
        FlowKey flow = new FlowKey(call.path("namespace"), call.path("flowId"));
        return triggers.find(flow, call.path("triggerId"))
                .orElseThrow(() -> line.hasTriggerStates()
                        ? Refusal.notFound("Trigger " + place(call) + " not found")
                        : Refusal.notFound());
    }

    private Reply createBackfill(Call call) {
        JsonObject body = call.json("request").getAsJsonObject();
        Trigger trigger = triggers.find(flow(body), text(body, "triggerId"))
                .orElseThrow(() -> Refusal.notFound("Trigger " + place(body) + " not found"));
        if (!body.has("backfill")) {
            throw Refusal.serverError("Cannot invoke \"Backfill.start()\" because the backfill is null");
        }
        if (!body.getAsJsonObject("backfill").has("start")) {
            throw Refusal.conflict("Create backfill failed: the start is null");
        }
        makeUp(trigger, body.getAsJsonObject("backfill"));
        return Reply.json(view.flat(trigger));
    }

    private Reply disable(Call call) {
        JsonObject body = call.json("request").getAsJsonObject();
        if (flows.find(flow(body)).isEmpty()) {
            throw Refusal.notFound("Flow not found for trigger: " + place(body));
        }
        Trigger trigger = triggers.find(flow(body), text(body, "triggerId"))
                .orElseThrow(() -> Refusal.notFound("Trigger disappeared after set-disabled: " + place(body)));
        trigger.disable(isOff(body), trigger.next());
        schedules.arm(trigger);
        return Reply.json(view.flat(trigger));
    }

    /** On 1.3 the body must name the tenant, and a trigger without a backfill is refused; 2.0 does neither. */
    private Reply onBackfill(Call call, Consumer<Trigger> change) {
        JsonObject body = call.json("trigger").getAsJsonObject();
        boolean named = body.has("tenantId") && text(body, "tenantId").equals("main");
        Trigger trigger = triggers.find(flow(body), text(body, "triggerId"))
                .filter(found -> named || line.hasTriggerStates())
                .orElseThrow(Refusal::notFound);
        if (trigger.backfill() != null) {
            change.accept(trigger);
        } else if (!line.hasTriggerStates()) {
            throw Refusal.badRequest("No backfill found");
        }
        return Reply.json(view.flat(trigger));
    }

    private void setPaused(Trigger trigger, boolean paused) {
        trigger.makeUp(trigger.backfill().paused(paused), trigger.next());
        schedules.arm(trigger);
    }

    private void makeUp(Trigger trigger, JsonObject wanted) {
        Instant start = instant(wanted, "start");
        Instant end = wanted.has("end") ? instant(wanted, "end") : line.hasTriggerStates() ? timeline.now() : null;
        Instant next =
                trigger.backfill() == null ? trigger.next() : trigger.backfill().previousNext();
        schedules.makeUp(
                trigger,
                new Backfill(start, end, start, false, wanted.getAsJsonObject("inputs"), labels(wanted), next));
    }

    private static JsonArray labels(JsonObject wanted) {
        JsonElement labels = wanted.get("labels");
        if (labels == null || labels.isJsonArray()) {
            return labels == null ? null : labels.getAsJsonArray();
        }
        return JsonFields.array(labels.getAsJsonObject().entrySet(), label -> new JsonFields()
                .with("key", label.getKey())
                .with("value", label.getValue())
                .toJson());
    }

    private static Instant instant(JsonObject wanted, String name) {
        String text = text(wanted, name);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.invalidJson(new Refusal.Violation(
                    "Cannot deserialize value of type `java.time.ZonedDateTime` from String \"" + text + "\": "
                            + e.getMessage(),
                    "backfill." + name));
        }
    }

    private static boolean isOff(JsonObject body) {
        return body.has("disabled") && body.get("disabled").getAsBoolean();
    }

    private static FlowKey flow(JsonObject body) {
        return new FlowKey(text(body, "namespace"), text(body, "flowId"));
    }

    private static String place(JsonObject body) {
        return place(flow(body), text(body, "triggerId"));
    }

    private static String place(Call call) {
        return place(new FlowKey(call.path("namespace"), call.path("flowId")), call.path("triggerId"));
    }

    private static String place(FlowKey flow, String id) {
        return "[tenant=main, namespace=" + flow.namespace() + ", flow=" + flow.id() + ", trigger=" + id + "]";
    }

    private static String text(JsonObject body, String name) {
        return body.has(name) ? body.get(name).getAsString() : "";
    }
}
