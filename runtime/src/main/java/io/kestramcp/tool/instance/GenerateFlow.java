package io.kestramcp.tool.instance;

import io.kestramcp.tool.Tool;

/** Has Kestra's AI write a flow. */
public final class GenerateFlow extends Generation {
    /** @param ask the part {@code ask_for_flow} */
    public GenerateFlow(Tool ask) {
        super("generate_flow", ask, "create_or_update_flow");
    }
}
