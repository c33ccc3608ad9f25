package io.kestramcp.tool.trigger;

import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;

/** Does something to a running backfill. Where there is none, 2.0 answers 200 and does nothing (recording 764). */
abstract class BackfillAction implements Tool {
    private final String name;
    private final TriggerStates states;
    private final Tool act;

    BackfillAction(String name, Tool flowTriggers, Tool act) {
        this.name = name;
        this.states = new TriggerStates(flowTriggers);
        this.act = act;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Reply call(CallContext call) throws KestraException {
        if (!states.require(call).has("backfill")) {
            throw new RefusedArgumentException("trigger_id", "has no backfill that runs; it may have ended.");
        }
        return Reply.of(call.use(
                act,
                new ToolInput().with("trigger", TriggerId.bodyWithTenant(call)).json()));
    }
}
