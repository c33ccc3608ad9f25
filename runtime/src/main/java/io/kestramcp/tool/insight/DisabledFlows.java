package io.kestramcp.tool.insight;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.HashMap;
import java.util.Map;

/**
 * Which flows are disabled: their schedules do not run and are not late, which no list of triggers shows. Each flow is read
 * once, and only so many. For one call; used by its thread.
 */
final class DisabledFlows {
    static final int MOST = 50;

    private final CallContext call;
    private final Tool definition;
    private final Map<String, Boolean> disabled = new HashMap<>();
    private boolean left;

    DisabledFlows(CallContext call, Tool definition) {
        this.call = call;
        this.definition = definition;
    }

    /** Whether the flow of a row of {@code search_triggers} is disabled; false where it was not read. */
    boolean has(JsonObject trigger) throws KestraException {
        String namespace = trigger.get("namespace").getAsString();
        String flowId = trigger.get("flow_id").getAsString();
        Boolean known = disabled.get(namespace + "/" + flowId);
        if (known == null && disabled.size() == MOST) {
            left = true;
            return false;
        }
        if (known == null) {
            known = read(namespace, flowId);
            disabled.put(namespace + "/" + flowId, known);
        }
        return known;
    }

    /** Whether some flow was not read because there were too many. */
    boolean left() {
        return left;
    }

    private boolean read(String namespace, String flowId) throws KestraException {
        try {
            JsonObject flow = call.use(
                    definition,
                    new ToolInput()
                            .with("namespace", namespace)
                            .with("flow_id", flowId)
                            .json());
            return flow.has("disabled") && flow.get("disabled").getAsBoolean();
        } catch (KestraException e) {
            // Deleted since the triggers were listed.
            if (e.kind() == KestraException.Kind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}
