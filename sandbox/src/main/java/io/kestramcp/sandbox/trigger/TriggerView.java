package io.kestramcp.sandbox.trigger;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.line.ApiLine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Triggers as each line shows them (wire document 2.0, section 6). */
final class TriggerView {
    private final ApiLine line;

    TriggerView(ApiLine line) {
        this.line = line;
    }

    /** A row of the search: the declaration beside the state. */
    JsonObject row(Trigger trigger) {
        return line.hasTriggerStates()
                ? new JsonFields()
                        .with("trigger", trigger.declaration())
                        .with("state", flat(trigger))
                        .toJson()
                : new JsonFields()
                        .with("abstractTrigger", trigger.declaration())
                        .with("triggerContext", flat(trigger))
                        .toJson();
    }

    /** The state alone. */
    JsonObject flat(Trigger trigger) {
        JsonFields common = new JsonFields()
                .with("namespace", trigger.flow().namespace())
                .with("flowId", trigger.flow().id())
                .with("triggerId", trigger.id())
                .with("backfill", trigger.backfill() == null ? null : backfill(trigger.backfill()))
                .with("executionId", trigger.executionId());
        return line.hasTriggerStates() ? state(common, trigger) : context(common, trigger);
    }

    private static JsonObject context(JsonFields common, Trigger trigger) {
        Instant date = trigger.evaluated() == null ? trigger.created() : trigger.evaluated();
        if (trigger.restarted() != null) {
            // A restart empties it but for the next date (recording 542).
            return common.with("tenantId", "main")
                    .with("nextExecutionDate", text(trigger.next()))
                    .with("disabled", trigger.disabled())
                    .with("updatedDate", text(trigger.restarted()))
                    .toJson();
        }
        return common.with("tenantId", "main")
                .with("date", seconds(date))
                .with("nextExecutionDate", text(trigger.next()))
                .with("disabled", trigger.disabled())
                .with(
                        "updatedDate",
                        trigger.executionId() == null && trigger.backfill() == null ? null : text(trigger.updated()))
                .toJson();
    }

    private static JsonObject state(JsonFields common, Trigger trigger) {
        Instant updated = trigger.updated() == null ? trigger.created() : trigger.updated();
        return common.with("updatedAt", seconds(updated))
                .with("evaluatedAt", text(trigger.evaluated()))
                .with("nextEvaluationDate", text(trigger.next()))
                .with("disabled", trigger.disabled() || trigger.isDisabledInFlow())
                .with("locked", trigger.executionId() != null)
                .with("lastTriggeredDate", trigger.triggered() == null ? null : seconds(trigger.triggered()))
                .with("kind", "SCHEDULE")
                .toJson();
    }

    private static JsonObject backfill(Backfill backfill) {
        return new JsonFields()
                .with("start", text(backfill.start()))
                .with("end", text(backfill.end()))
                .with("currentDate", text(backfill.current()))
                .with("paused", backfill.paused())
                .with("inputs", backfill.inputs())
                .with("labels", backfill.labels())
                .with("previousNextExecutionDate", text(backfill.previousNext()))
                .toJson();
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
