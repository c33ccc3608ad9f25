package io.kestramcp.tool.trigger;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;

/** One trigger: its state, and what its flow's source says of it. */
public final class GetTrigger implements Tool {
    private final TriggerStates states;
    private final Tool definition;

    /**
     * @param flowTriggers the part {@code flow_triggers}
     * @param definition the part {@code flow_definition}
     */
    public GetTrigger(Tool flowTriggers, Tool definition) {
        this.states = new TriggerStates(flowTriggers);
        this.definition = definition;
    }

    @Override
    public String name() {
        return "get_trigger";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        JsonObject state = states.require(call);
        TriggerSource.read(call, definition).addTo(state);
        return Reply.of(state);
    }
}
