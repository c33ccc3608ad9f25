package io.kestramcp.doctor.setup;

import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.doctor.Installation;
import io.kestramcp.tool.ToolSelection;
import java.util.List;

/** What is served at all. */
public final class ToolChecks {
    private static final Fault UNKNOWN = Fault.failure(
            "unknown",
            "a word is no toolset and no tool",
            "Correct KESTRA_MCP_TOOLSETS or KESTRA_MCP_DISABLED_TOOLS: kestra-mcp tools --json lists all names.");
    private static final Fault NONE = Fault.failure(
            "none",
            "no tool is left",
            "Select more with KESTRA_MCP_TOOLSETS, or take back KESTRA_MCP_DISABLED_TOOLS, KESTRA_MCP_READ_ONLY or"
                    + " KESTRA_MCP_NO_DESTRUCTIVE.");

    private final Installation installation;

    public ToolChecks(Installation installation) {
        this.installation = installation;
    }

    /** In their order. */
    public List<Check> checks() {
        return List.of(Check.of(
                        "tools.selection",
                        "names of toolsets and tools, and what they leave",
                        this::selection,
                        UNKNOWN,
                        NONE)
                .after(SettingsChecks.READ, "provider.settings"));
    }

    private Finding selection() throws Exception {
        ToolSelection selection;
        try {
            selection = installation.rules().selection(installation.settings());
        } catch (IllegalArgumentException unknown) {
            return Finding.of(
                    UNKNOWN, String.join(" ", unknown.getMessage().lines().toList()));
        }
        long served = installation.catalog().all().stream()
                .filter(entry -> selection.serves(entry.descriptor()))
                .count();
        int all = installation.catalog().all().size();
        return served == 0
                ? Finding.of(NONE, "None of " + all + " tools is selected.")
                : Finding.ok(served + " of " + all + " tools are selected.");
    }
}
