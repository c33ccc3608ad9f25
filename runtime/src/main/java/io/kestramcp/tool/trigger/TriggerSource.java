package io.kestramcp.tool.trigger;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * Whether the source keeps it from running: of itself, which its state does not show on 1.3 (recording 500 of 1.3.25),
     * or with its whole flow. Kestra's scheduler leaves both out.
     */
    boolean disabled() {
        return flowDisabled() || triggerDisabled();
    }

    /** Whether its whole flow is disabled. */
    boolean flowDisabled() {
        return truth(flow, "disabled");
    }

    /** Whether it runs on some of its dates only: conditions on 1.3, an expression on 2.0, which is true where none is given. */
    boolean conditional() {
        return json().filter(trigger -> some(trigger.get("conditions"))
                        || some(trigger.get("scheduleConditions"))
                        || (trigger.has("when")
                                && !trigger.get("when").getAsString().equals("true")))
                .isPresent();
    }

    /** All that keeps it from running by its source and its state, each with the tool that changes it; empty for nothing. */
    List<String> off(JsonObject state) {
        List<String> off = new ArrayList<>();
        if (flowDisabled()) {
            off.add("its flow is disabled (enable_flow)");
        }
        if (triggerDisabled()) {
            off.add("its flow's source disables it (create_or_update_flow without its disabled: true)");
        }
        if (truth(state, "disabled")) {
            off.add("it is disabled (enable_trigger)");
        }
        return off;
    }

    /** Adds to its state what only the source tells. */
    void addTo(JsonObject state) {
        state.addProperty("disabled_in_source", disabled());
        if (flowDisabled()) {
            state.addProperty("flow_disabled", true);
        }
    }

    private boolean triggerDisabled() {
        return json().filter(trigger -> truth(trigger, "disabled")).isPresent();
    }

    private static boolean some(JsonElement list) {
        return list instanceof JsonArray array && !array.isEmpty();
    }

    private static boolean truth(JsonObject of, String name) {
        return of.has(name) && of.get(name).getAsBoolean();
    }
}
