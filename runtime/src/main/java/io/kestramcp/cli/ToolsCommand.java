package io.kestramcp.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsException;
import io.kestramcp.tool.Hints;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolDescriptor;
import io.kestramcp.tool.ToolSelection;
import java.io.PrintWriter;
import java.util.List;
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
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the whole catalogue as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Settings settings = SettingOptions.read(spec.commandLine().getParseResult());
        ToolCatalog catalog = Assembly.catalog();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(GSON.toJson(json(catalog)));
        } else {
            list(catalog, settings, out);
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

    private static JsonArray json(ToolCatalog catalog) {
        JsonArray tools = new JsonArray();
        catalog.all().forEach(entry -> tools.add(json(entry.descriptor())));
        return tools;
    }

    private static JsonObject json(ToolDescriptor tool) {
        JsonObject json = new JsonObject();
        json.addProperty("name", tool.name());
        json.addProperty("toolset", tool.toolset());
        json.addProperty("title", tool.title());
        json.addProperty("description", tool.description());
        json.addProperty("core", tool.core());
        json.add("permissions", strings(tool.permissions()));
        json.add("hints", json(tool.hints()));
        json.addProperty("edition", tool.enterprise() ? "EE" : "OSS");
        JsonObject lines = new JsonObject();
        tool.bindings().forEach((line, binding) -> lines.add(line.name(), operations(binding)));
        json.add("lines", lines);
        return json;
    }

    private static JsonArray operations(ToolDescriptor.Binding binding) {
        JsonArray operations = new JsonArray();
        for (ToolDescriptor.Operation each : binding.operations()) {
            JsonObject operation = new JsonObject();
            operation.addProperty("id", each.id());
            operation.addProperty("method", each.method());
            operation.addProperty("path", each.path());
            operations.add(operation);
        }
        return operations;
    }

    private static JsonObject json(Hints hints) {
        JsonObject json = new JsonObject();
        json.addProperty("readOnly", hints.readOnly());
        json.addProperty("destructive", hints.destructive());
        json.addProperty("idempotent", hints.idempotent());
        json.addProperty("openWorld", hints.openWorld());
        return json;
    }

    private static JsonArray strings(List<String> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }
}
