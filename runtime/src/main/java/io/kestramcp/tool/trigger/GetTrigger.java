package io.kestramcp.tool.trigger;

import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;

/** The state of one trigger. */
public final class GetTrigger implements Tool {
    private final TriggerStates states;

    /** @param flowTriggers the part {@code flow_triggers} */
    public GetTrigger(Tool flowTriggers) {
        this.states = new TriggerStates(flowTriggers);
    }

    @Override
    public String name() {
        return "get_trigger";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        return Reply.of(states.require(call));
    }
}
