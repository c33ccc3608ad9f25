package io.kestramcp.sandbox.plugin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.filter.Comparison;
import io.kestramcp.sandbox.filter.FieldFilters;
import io.kestramcp.sandbox.filter.FilterParser;
import io.kestramcp.sandbox.filter.Page;
import io.kestramcp.sandbox.flow.FlowSyntax;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.line.ApiLine;
import java.util.List;
import java.util.Set;

/**
 * The plugins: one group, with the types that the sandbox's flows may use, and words of our own about each. The types
 * are those of the line's flow syntax, and the schema tells their properties and which are required, no more.
 */
public final class PluginOperations {
    private static final String GROUP = "io.kestra.plugin.core";
    private static final String SCHEMA = "https://json-schema.org/draft/2019-09/schema";
    private static final List<String> EMPTY_KINDS = List.of("secrets", "apps", "appBlocks", "logExporters");

    private final FieldFilters<JsonObject> fields = new FieldFilters<JsonObject>()
            .on(
                    "q",
                    (group, filter) -> Comparison.query(
                            List.of(
                                    group.get("title").getAsString(),
                                    group.get("group").getAsString()),
                            filter));

    private final FlowSyntax syntax;
    private final PluginWords words = new PluginWords();
    private final FilterParser parser;
    private final ApiLine line;

    /** The plugins of a line. */
    public PluginOperations(FilterParser parser, ApiLine line) {
        this.syntax = new FlowSyntax(line);
        this.parser = parser;
        this.line = line;
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("listPlugins", this::list).serve("getPluginDocumentation", this::documentation);
    }

    private Reply list(Call call) {
        List<JsonObject> groups = List.of(group());
        if (line == ApiLine.V1_3) {
            return Reply.json(JsonFields.array(groups, group -> group));
        }
        Page page = Page.of(call.query(), call.operation().id());
        return page.of(
                groups.stream()
                        .filter(fields.all(parser.parse(call.query(), "PLUGIN")))
                        .toList(),
                group -> group);
    }

    private JsonObject group() {
        JsonObject manifest = new JsonFields()
                .with("X-Kestra-Title", "core")
                .with("X-Kestra-Group", GROUP)
                .with("Manifest-Version", "1.0")
                .toJson();
        JsonFields group = new JsonFields()
                .with("name", "core")
                .with("title", "core")
                .with("group", GROUP)
                .with("manifest", manifest)
                .with("guides", new JsonArray())
                .with("aliases", new JsonArray());
        words.kinds().forEach(kind -> group.with(kind, types(kind), this::entry));
        EMPTY_KINDS.forEach(kind -> group.with(kind, new JsonArray()));
        return group.with("additionalPlugins", new JsonArray())
                .with("categories", List.of("CORE"), JsonPrimitive::new)
                .toJson();
    }

    /** Of tasks and triggers, those that the line's flows may use. */
    private List<String> types(String kind) {
        boolean inFlows = Set.of("tasks", "triggers").contains(kind);
        return words.types(kind).stream()
                .filter(type -> !inFlows || syntax.type(type).isPresent())
                .toList();
    }

    private JsonObject entry(String type) {
        return new JsonFields()
                .with("cls", type)
                .with("title", words.title(type))
                .with("description", words.description(type))
                .toJson();
    }

    private Reply documentation(Call call) {
        String name = call.path("cls");
        FlowSyntax.Type type =
                syntax.type(name).orElseThrow(() -> Refusal.notFound("Class '" + name + "' doesn't exists "));
        Set<String> shown = call.query().isTrue("all") ? type.properties() : type.own();
        JsonObject properties = new JsonObject();
        shown.forEach(property -> properties.add(
                property,
                new JsonFields()
                        .with("$dynamic", true)
                        .with("$required", type.required().contains(property))
                        .toJson()));
        JsonObject schema = new JsonFields()
                .with("$schema", SCHEMA)
                .with("properties", properties)
                .with("required", type.required().isEmpty() ? null : type.required(), JsonPrimitive::new)
                .with("title", words.title(name))
                .with("description", words.description(name))
                .toJson();
        return Reply.json(new JsonFields()
                .with("markdown", markdown(name, shown, type.required()))
                .with(
                        "schema",
                        new JsonFields()
                                .with("properties", schema)
                                .with(
                                        "outputs",
                                        new JsonFields().with("$schema", SCHEMA).toJson())
                                .with("definitions", new JsonObject())
                                .toJson())
                .toJson());
    }

    private String markdown(String name, Set<String> properties, List<String> required) {
        StringBuilder text = new StringBuilder("# " + name.substring(name.lastIndexOf('.') + 1) + "\n\n"
                + "```yaml\ntype: \"" + name + "\"\n```\n\n" + words.title(name) + "\n\n" + words.description(name)
                + "\n\n## Properties\n");
        for (String property : properties) {
            text.append("\n* `").append(property).append(required.contains(property) ? "` (required)" : "`");
        }
        return text.append('\n').toString();
    }
}
