package io.kestramcp.tool.instance;

import io.kestramcp.tool.Tool;

/** Has Kestra's AI write a dashboard. */
public final class GenerateDashboard extends Generation {
    /** @param ask the part {@code ask_for_dashboard} */
    public GenerateDashboard(Tool ask) {
        super("generate_dashboard", ask, "create_or_update_dashboard");
    }
}
