package io.kestramcp.tool.flow;

import io.kestramcp.tool.Tool;

/** Lets a flow run again. */
public final class EnableFlow extends SwitchFlow {
    /**
     * @param switchMany the part {@code set_flows_enabled}
     * @param definition the part {@code flow_definition}
     */
    public EnableFlow(Tool switchMany, Tool definition) {
        super(switchMany, definition);
    }

    @Override
    public String name() {
        return "enable_flow";
    }
}
