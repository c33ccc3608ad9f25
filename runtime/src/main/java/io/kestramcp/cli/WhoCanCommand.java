package io.kestramcp.cli;

import io.kestramcp.access.Gate;
import io.kestramcp.access.Policy;
import io.kestramcp.config.Settings;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolDescriptor;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints which claims let a caller use a tool. Asks neither Kestra nor a provider. */
@Command(
        name = "who-can",
        description = "List the claims that let a caller use a tool. Asks nobody.",
        mixinStandardHelpOptions = true)
final class WhoCanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TOOL", description = "The tool.")
    private String tool;

    @Override
    public Integer call() throws Exception {
        Settings settings = SettingOptions.read(spec.commandLine().getParseResult());
        ToolCatalog catalog = Assembly.catalog();
        ToolDescriptor asked = AskedTool.find(catalog, tool, spec.commandLine().getOut());
        Policy policy = AccessAssembly.policy(settings.access(), catalog).get();
        PrintWriter out = spec.commandLine().getOut();
        out.println(asked.name() + " needs " + String.join(", ", asked.permissions()));
        List<String> ways = policy.waysTo(asked);
        if (!AccessAssembly.selection(settings, catalog).serves(asked)) {
            out.println("  nobody: these settings do not serve it");
        } else if (Gate.forEverybody(asked.name())) {
            out.println("  everybody who signs in, unless deny_tools names it");
        } else if (ways.isEmpty()) {
            out.println("  nobody who signs in: no grant of the policy reaches it");
        } else {
            ways.forEach(way -> out.println("  " + way));
        }
        return 0;
    }
}
