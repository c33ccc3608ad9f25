package io.kestramcp.cli;

import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsException;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolDescriptor;
import io.kestramcp.tool.ToolSelection;
import io.kestramcp.tools.GeneratedTools;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the catalogue. Asks no Kestra. */
@Command(
        name = "tools",
        description = "List the tools that the settings select; with --json, all of them with everything known.",
        footer = "In a checkout, ./kestra-mcp tools --tokens prints what each tool's listing costs a model.",
        mixinStandardHelpOptions = true)
final class ToolsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the whole catalogue as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Settings settings = SettingOptions.read(spec.commandLine().getParseResult());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(toolsJson());
            out.flush();
        } else {
            list(Assembly.catalog(), settings, out);
        }
        return 0;
    }

    private static void list(ToolCatalog catalog, Settings settings, PrintWriter out) throws SettingsException {
        ToolSelection selection = AccessAssembly.selection(settings, catalog);
        for (ToolCatalog.Entry entry : catalog.all()) {
            ToolDescriptor tool = entry.descriptor();
            if (selection.serves(tool)) {
                out.printf("%-12s %-28s %s%n", tool.toolset(), tool.name(), tool.description());
            }
        }
    }

    /** Everything that this build knows of its tools, as the build wrote it. */
    static String toolsJson() throws IOException {
        try (InputStream file = GeneratedTools.class.getResourceAsStream("tools.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
