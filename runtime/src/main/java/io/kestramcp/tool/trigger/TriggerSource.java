package io.kestramcp.tool.trigger;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.Optional;

/**
 * A trigger as its flow's source has it.
 *
 * @param flow the flow, with its triggers
 * @param triggerId which of them
 */
record TriggerSource(JsonObject flow, String triggerId) {
    /** Reads the trigger that the arguments name. */
    static TriggerSource read(CallContext call, Tool definition) throws KestraException {
        JsonObject flow = call.use(
                definition,
                new ToolInput()
                        .with("namespace", call.arguments().segment("namespace"))
                        .with("flow_id", call.arguments().segment("flow_id"))
                        .json());
        return new TriggerSource(flow, call.arguments().segment("trigger_id"));
    }

    /** The trigger; empty when the source has none of this id. */
    Optional<JsonObject> json() {
        if (flow.get("triggers") instanceof JsonArray triggers) {
            for (JsonElement each : triggers) {
                JsonObject trigger = each.getAsJsonObject();
                if (trigger.get("id").getAsString().equals(triggerId)) {
                    return Optional.of(trigger);
                }
            }
        }
        return Optional.empty();
    }

    /** Its schedule; empty when it has none, or one that cannot be read here. */
    Optional<Schedule> schedule() {
        return json().flatMap(Schedule::of);
    }

    /** Whether the source switches it off: on 1.3 its state does not show it (recording 500 of 1.3.25). */
    boolean disabled() {
        return json().filter(trigger ->
                        trigger.has("disabled") && trigger.get("disabled").getAsBoolean())
                .isPresent();
    }

    /** Adds to its state what only the source tells. */
    void addTo(JsonObject state) {
        state.addProperty("disabled_in_source", disabled());
    }
}
