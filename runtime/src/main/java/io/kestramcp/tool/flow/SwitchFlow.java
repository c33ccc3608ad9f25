package io.kestramcp.tool.flow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.List;

/**
 * Enables or disables one flow. Kestra has only the bulk form, which passes over a flow that is already so and counts
 * only what it changed; both are the state that was asked for.
 */
abstract sealed class SwitchFlow implements Tool permits EnableFlow, DisableFlow {
    private final Tool switchMany;
    private final Tool definition;

    SwitchFlow(Tool switchMany, Tool definition) {
        this.switchMany = switchMany;
        this.definition = definition;
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        String namespace = call.arguments().segment("namespace");
        String flowId = call.arguments().segment("flow_id");
        JsonObject flow = new JsonObject();
        flow.addProperty("namespace", namespace);
        flow.addProperty("id", flowId);
        JsonArray flows = new JsonArray();
        flows.add(flow);
        ToolInput which = new ToolInput().with("namespace", namespace).with("flow_id", flowId);
        // The bulk form does not say which flow it does not know.
        call.use(definition, which.json());
        call.use(switchMany, new ToolInput().with("flows", flows).json());
        JsonObject now = call.use(definition, which.json());
        JsonObject content = new JsonObject();
        for (String field : List.of("namespace", "flow_id", "revision", "disabled")) {
            if (now.has(field)) {
                content.add(field, now.get(field));
            }
        }
        return Reply.of(content);
    }
}
