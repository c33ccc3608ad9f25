package io.kestramcp.sandbox.trigger;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.execution.Execution;
import io.kestramcp.sandbox.execution.Executor;
import io.kestramcp.sandbox.execution.NewExecution;
import io.kestramcp.sandbox.filter.Label;
import io.kestramcp.sandbox.flow.Flow;
import io.kestramcp.sandbox.flow.FlowStore;
import io.kestramcp.sandbox.http.Multipart;
import io.kestramcp.sandbox.input.Inputs;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets schedules come true: each starts an execution and waits for its end before the next. A look at a schedule takes
 * a second at least, as the real scheduler does. Guarded by the sandbox's lock.
 */
public final class Schedules {
    private static final Duration LEAST_WAIT = Duration.ofSeconds(1);

    private final FlowStore flows;
    private final Executor executor;
    private final Timeline timeline;
    private final ApiLine line;

    /** The schedules of a store's flows. */
    public Schedules(TriggerStore triggers, FlowStore flows, Executor executor, Timeline timeline, ApiLine line) {
        this.flows = flows;
        this.executor = executor;
        this.timeline = timeline;
        this.line = line;
        triggers.onNew(this::arm);
    }

    /** Waits for the next time of a schedule; what was waited for before is forgotten. */
    void arm(Trigger trigger) {
        int turn = trigger.nextTurn();
        if (trigger.next() == null) {
            return;
        }
        Instant due = trigger.backfill() == null ? trigger.next() : timeline.now();
        Duration wait = Duration.between(timeline.now(), due);
        timeline.after(wait.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : wait, () -> {
            if (turn == trigger.turn()) {
                comeTrue(trigger);
            }
        });
    }

    /** Begins to make up for a stretch of time; on 2.0 a stretch without a slot is nothing to make up for. */
    void makeUp(Trigger trigger, Backfill wanted) {
        Instant first = trigger.nextAfter(wanted.start());
        if (line == ApiLine.V1_3) {
            trigger.makeUp(wanted, first);
        } else if (first.isAfter(wanted.end())) {
            return;
        } else {
            trigger.makeUp(wanted.at(first), first);
        }
        arm(trigger);
    }

    /** Ends making up; the schedule goes on where it was. */
    void stopMakingUp(Trigger trigger) {
        Instant next = trigger.backfill().previousNext();
        trigger.makeUp(null, next);
        arm(trigger);
    }

    private void comeTrue(Trigger trigger) {
        Backfill backfill = trigger.backfill();
        if (trigger.disabled() || trigger.isDisabledInFlow() || trigger.executionId() != null) {
            return;
        }
        if (backfill == null) {
            Instant date = trigger.next();
            start(trigger, date, new JsonArray(), null, trigger.nextAfter(date));
        } else if (trigger.nextFrom(backfill.current()).isAfter(backfill.endOr(timeline.now()))) {
            stopMakingUp(trigger);
        } else if (backfill.paused()) {
            trigger.evaluatedAt(trigger.next());
        } else {
            // 1.3 begins where it was told to, which need not be one of the schedule's times.
            Instant date = trigger.nextFrom(backfill.current());
            Instant next = trigger.nextAfter(date);
            JsonArray labels = backfill.labels() == null ? new JsonArray() : backfill.labels();
            trigger.makeUp(backfill.at(next), next);
            start(trigger, date, labels, backfill.inputs(), next);
        }
    }

    private void start(Trigger trigger, Instant date, JsonArray labels, JsonObject inputs, Instant next) {
        Flow flow = flows.find(trigger.flow()).orElseThrow();
        String id = executor.newId();
        List<Multipart.Part> given = new ArrayList<>();
        if (inputs != null) {
            inputs.asMap()
                    .forEach((name, value) -> given.add(Multipart.Part.text(
                            name, value.isJsonPrimitive() ? value.getAsString() : value.toString())));
        }
        List<Label> all = new ArrayList<>(flow.labels());
        all.addAll(Label.listOf(labels));
        JsonObject cause = new JsonFields()
                .with("id", trigger.id())
                .with("type", trigger.declaration().get("type"))
                .with(
                        "variables",
                        new JsonFields()
                                .with("date", date.toString())
                                .with("next", next.toString())
                                .with("previous", trigger.previousBefore(date).toString())
                                .toJson())
                .toJson();
        Execution execution = executor.create(
                new NewExecution(id, flow, Execution.Origin.trigger(cause), Inputs.ofCall(flow, given, id), all));
        trigger.fired(date, execution.id(), next, timeline.now());
        executor.whenEnded(execution, ended -> {
            // One that was unlocked by hand may wait for another by now.
            if (ended.id().equals(trigger.executionId())) {
                trigger.unlock();
                arm(trigger);
            }
        });
    }
}
