package io.kestramcp.tool.flow;

import io.kestramcp.tool.Tool;

/** Keeps a flow from being started. */
public final class DisableFlow extends SwitchFlow {
    /**
     * @param switchMany the part {@code set_flows_disabled}
     * @param definition the part {@code flow_definition}
     */
    public DisableFlow(Tool switchMany, Tool definition) {
        super(switchMany, definition);
    }

    @Override
    public String name() {
        return "disable_flow";
    }
}
