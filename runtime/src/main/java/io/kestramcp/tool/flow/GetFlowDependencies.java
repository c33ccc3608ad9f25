package io.kestramcp.tool.flow;

import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;

/** Which flows start this one, and which it starts. */
public final class GetFlowDependencies implements Tool {
    private final Tool dependencies;

    /** @param dependencies the part {@code flow_dependencies} */
    public GetFlowDependencies(Tool dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public String name() {
        return "get_flow_dependencies";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        ToolInput input = new ToolInput()
                .with("namespace", call.arguments().segment("namespace"))
                .with("flow_id", call.arguments().segment("flow_id"))
                .with("expand_all", call.arguments().bool("indirect"));
        return Reply.of(Dependencies.graph(call.use(dependencies, input.json())).json());
    }
}
