package io.kestramcp.tool.instance;

import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;

/** Saves a dashboard: as a new one, or in place of the one that is named. */
public final class CreateOrUpdateDashboard implements Tool {
    private final Tool add;
    private final Tool replace;

    /**
     * @param add the part {@code add_dashboard}
     * @param replace the part {@code replace_dashboard}
     */
    public CreateOrUpdateDashboard(Tool add, Tool replace) {
        this.add = add;
        this.replace = replace;
    }

    @Override
    public String name() {
        return "create_or_update_dashboard";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        ToolInput input = new ToolInput().with("source", call.arguments().text("source"));
        return call.arguments().has("dashboard_id")
                ? Reply.of(call.use(
                        replace,
                        input.with("dashboard_id", call.arguments().segment("dashboard_id"))
                                .json()))
                : Reply.of(call.use(add, input.json()));
    }
}
