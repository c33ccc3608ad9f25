package io.kestramcp.tool.flow;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;

/** Which flows start this one, and which it starts. */
public final class GetFlowDependencies implements Tool {
    private final Tool dependencies;
    private final Tool definition;

    /**
     * @param dependencies the part {@code flow_dependencies}
     * @param definition the part {@code flow_definition}
     */
    public GetFlowDependencies(Tool dependencies, Tool definition) {
        this.dependencies = dependencies;
        this.definition = definition;
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
        JsonObject answer = call.use(dependencies, input.json());
        Dependencies.requireFlow(call, definition, answer);
        return Reply.of(Dependencies.graph(call, answer).json());
    }
}
