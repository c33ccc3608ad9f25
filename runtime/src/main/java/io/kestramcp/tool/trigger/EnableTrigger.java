package io.kestramcp.tool.trigger;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.List;

/** Lets a disabled trigger run again, and says so when its source or its flow keeps it from running all the same. */
public final class EnableTrigger implements Tool {
    private final Tool enable;
    private final Tool definition;

    /**
     * @param enable the part {@code switch_trigger_on}
     * @param definition the part {@code flow_definition}
     */
    public EnableTrigger(Tool enable, Tool definition) {
        this.enable = enable;
        this.definition = definition;
    }

    @Override
    public String name() {
        return "enable_trigger";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        // Read before the change: what is changed then is never answered by an error.
        TriggerSource source = TriggerSource.read(call, definition);
        JsonObject state = call.use(
                enable,
                new ToolInput()
                        .with("namespace", call.arguments().segment("namespace"))
                        .with("flow_id", call.arguments().segment("flow_id"))
                        .with("trigger_id", call.arguments().segment("trigger_id"))
                        .json());
        source.addTo(state);
        List<String> off = source.off(state);
        if (!off.isEmpty()) {
            state.addProperty("note", "It still does not run: " + String.join("; ", off) + ".");
        }
        return Reply.of(state);
    }
}
