package io.kestramcp.tool.instance;

import io.kestramcp.tool.Tool;

/** Has Kestra's AI write a flow test. */
public final class GenerateTest extends Generation {
    /** @param ask the part {@code ask_for_test} */
    public GenerateTest(Tool ask) {
        super("generate_test", ask, "create_or_update_test");
    }
}
