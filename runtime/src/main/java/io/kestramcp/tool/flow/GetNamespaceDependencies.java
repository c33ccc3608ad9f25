package io.kestramcp.tool.flow;

import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;

/** Which flows of a namespace start which. */
public final class GetNamespaceDependencies implements Tool {
    private final Tool dependencies;

    /** @param dependencies the part {@code namespace_dependencies} */
    public GetNamespaceDependencies(Tool dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public String name() {
        return "get_namespace_dependencies";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        ToolInput input = new ToolInput().with("namespace", call.arguments().segment("namespace"));
        return Reply.of(
                Dependencies.graph(call, call.use(dependencies, input.json())).json());
    }
}
