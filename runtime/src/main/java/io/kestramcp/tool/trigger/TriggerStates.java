package io.kestramcp.tool.trigger;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.List;

/** The state that Kestra keeps of a flow's triggers. Webhook and flow triggers have none (recording 771 of 2.0). */
record TriggerStates(Tool flowTriggers) {
    private static final int MOST = 100;

    /**
     * The state of the trigger that the arguments name.
     *
     * @throws KestraException NOT_FOUND when it has none
     */
    JsonObject require(CallContext call) throws KestraException {
        String triggerId = call.arguments().segment("trigger_id");
        JsonObject page = call.use(
                flowTriggers,
                new ToolInput()
                        .with("namespace", call.arguments().segment("namespace"))
                        .with("flow_id", call.arguments().segment("flow_id"))
                        .with("size", MOST)
                        .json());
        for (JsonElement each : page.getAsJsonArray("results")) {
            JsonObject state = each.getAsJsonObject();
            if (state.get("trigger_id").getAsString().equals(triggerId)) {
                return state;
            }
        }
        throw new KestraException(
                KestraException.Kind.NOT_FOUND,
                404,
                "Kestra keeps no state of a trigger " + triggerId + " of this flow.",
                List.of(),
                "search_triggers tells which there are. Webhook and flow triggers have no state.",
                false);
    }
}
