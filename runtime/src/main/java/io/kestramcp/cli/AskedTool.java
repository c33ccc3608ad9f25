package io.kestramcp.cli;

import io.kestramcp.tool.FormerName;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolDescriptor;
import java.io.PrintWriter;
import java.util.Optional;

/** The tool that an operator asks about. */
final class AskedTool {
    private AskedTool() {}

    /**
     * Finds it, also by a former name, of which it says so.
     *
     * @throws IllegalArgumentException when there is no such tool, or no such tool any more
     */
    static ToolDescriptor find(ToolCatalog catalog, String name, PrintWriter out) {
        Optional<FormerName> former = catalog.former(name);
        former.filter(FormerName.Renamed.class::isInstance).ifPresent(renamed -> out.println(renamed.told()));
        return catalog.find(catalog.today(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        former.map(FormerName::told).orElse("There is no tool " + name + ".")
                                + " See kestra-mcp tools --json for all."))
                .descriptor();
    }
}
