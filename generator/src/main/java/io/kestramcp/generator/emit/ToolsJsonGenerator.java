package io.kestramcp.generator.emit;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.contract.Operation;
import io.kestramcp.generator.bind.Binding;
import io.kestramcp.generator.bind.BoundTool;
import io.kestramcp.generator.bind.BoundTool.Hints;
import io.kestramcp.generator.bind.BoundTool.ToolLine;
import io.kestramcp.generator.manifest.RenamedEntry;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code tools.json}: what assistants see of the tools, and the tables of the manifest. A schema that all lines share is
 * there once, at the tool; otherwise at each line.
 */
public final class ToolsJsonGenerator implements Generator {
    static final String FILE = "tools.json";

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    @Override
    public Stream<Output> generate(Binding binding) {
        JsonObject root = new JsonObject();
        root.add("lines", strings(binding.contracts().keySet()));
        JsonObject toolsets = new JsonObject();
        binding.manifest().toolsets().forEach((name, text) -> toolsets.addProperty(name, text.value()));
        root.add("toolsets", toolsets);
        JsonObject permissions = new JsonObject();
        binding.manifest().permissions().forEach((name, text) -> permissions.addProperty(name, text.value()));
        root.add("permissions", permissions);
        JsonObject roles = new JsonObject();
        binding.manifest().roles().forEach((name, granted) -> roles.add(name, strings(granted)));
        root.add("roles", roles);
        JsonArray tools = new JsonArray();
        binding.tools().forEach(tool -> tools.add(tool(tool)));
        root.add("tools", tools);
        JsonArray renamed = new JsonArray();
        binding.manifest().renamed().forEach(entry -> renamed.add(renamed(entry)));
        root.add("renamed", renamed);
        String path = JavaNames.PACKAGE.replace('.', '/') + "/" + FILE;
        return Stream.of(new Output(Output.Kind.RESOURCE, path, GSON.toJson(root) + "\n"));
    }

    private static JsonObject tool(BoundTool tool) {
        JsonObject json = new JsonObject();
        json.addProperty("name", tool.name());
        json.addProperty("title", tool.entry().title());
        json.addProperty("description", tool.entry().description());
        json.addProperty("toolset", tool.entry().toolset().value());
        json.addProperty("core", tool.entry().core());
        json.add(
                "permissions",
                strings(tool.entry().permissions().stream()
                        .map(permission -> permission.value())
                        .toList()));
        json.addProperty("reach", tool.reach());
        json.add("hints", hints(tool.hints()));
        json.addProperty("edition", tool.edition().name());
        json.addProperty("timeout", tool.entry().timeout().toString());
        JsonObject lines = new JsonObject();
        tool.lines().forEach(line -> lines.add(line.line(), line(line)));
        json.add("lines", lines);
        schema("inputSchema", tool, ToolLine::inputSchema, json, lines);
        schema("outputSchema", tool, ToolLine::outputSchema, json, lines);
        return json;
    }

    private static JsonObject renamed(RenamedEntry entry) {
        JsonObject json = new JsonObject();
        json.addProperty("name", entry.name());
        entry.to().ifPresent(to -> json.addProperty("to", to.value()));
        entry.removed().ifPresent(reason -> json.addProperty("removed", reason.value()));
        json.addProperty("since", entry.since().value());
        return json;
    }

    private static JsonObject line(ToolLine line) {
        JsonArray operations = new JsonArray();
        for (Operation operation : line.operations()) {
            JsonObject json = new JsonObject();
            json.addProperty("id", operation.id());
            json.addProperty("method", operation.method());
            json.addProperty("path", operation.path());
            operations.add(json);
        }
        JsonObject json = new JsonObject();
        json.add("operations", operations);
        return json;
    }

    private static void schema(
            String key, BoundTool tool, Function<ToolLine, JsonObject> schema, JsonObject json, JsonObject lines) {
        boolean agree = tool.lines().stream().map(schema).distinct().count() == 1;
        for (ToolLine line : tool.lines()) {
            JsonObject owner = agree ? json : lines.getAsJsonObject(line.line());
            owner.add(key, schema.apply(line));
        }
    }

    private static JsonObject hints(Hints hints) {
        JsonObject json = new JsonObject();
        json.addProperty("readOnly", hints.readOnly());
        json.addProperty("destructive", hints.destructive());
        json.addProperty("idempotent", hints.idempotent());
        json.addProperty("openWorld", hints.openWorld());
        return json;
    }

    private static JsonArray strings(Collection<String> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }
}
