package io.kestramcp.docs;

import io.kestramcp.kestra.ApiLine;
import io.kestramcp.tool.Hints;
import io.kestramcp.tool.ToolDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code docs/tools.md}: every tool, by toolset. */
final class ToolsPage {
    private final Catalogue catalogue;
    private final Markdown page = new Markdown();

    ToolsPage(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    String text() {
        page.heading(1, "Tools")
                .paragraph(
                        "Written by the build from [tool-manifest.yaml](../tool-manifest.yaml) and the API contracts."
                                + " The tools marked as core are on by default; `KESTRA_MCP_TOOLSETS` adds toolsets by name, or"
                                + " `all` of them (see [settings](settings.md)). A tool that the connected Kestra lacks, by its"
                                + " edition or its version, is not listed.")
                .table(
                        List.of("toolset", "about", "tools", "of them core"),
                        catalogue.toolsets().entrySet().stream()
                                .map(toolset -> List.of(
                                        "[" + toolset.getKey() + "](#" + toolset.getKey() + ")",
                                        toolset.getValue(),
                                        String.valueOf(tools(toolset.getKey(), tool -> true)
                                                .size()),
                                        String.valueOf(tools(toolset.getKey(), ToolDescriptor::core)
                                                .size())))
                                .toList());
        catalogue.toolsets().forEach((name, about) -> {
            page.heading(2, name).paragraph(about);
            tools(name, tool -> true).forEach(this::tool);
        });
        if (!catalogue.former().isEmpty()) {
            page.heading(2, "Former names")
                    .paragraph("Not listed, but answered for a release: see the tool of today.")
                    .bullets(catalogue.former().stream()
                            .map(former -> prose(former.told()))
                            .toList());
        }
        return page.text();
    }

    private List<ToolDescriptor> tools(String toolset, Predicate<ToolDescriptor> which) {
        return catalogue.tools().stream()
                .filter(tool -> tool.toolset().equals(toolset))
                .filter(which)
                .toList();
    }

    private void tool(ToolDescriptor tool) {
        List<String> facts = new ArrayList<>();
        if (tool.core()) {
            facts.add("Core.");
        }
        if (tool.enterprise()) {
            facts.add("Enterprise Edition only.");
        }
        facts.add("Needs " + Markdown.code(tool.permissions()) + ".");
        facts.add(hints(tool.hints()));
        facts.addAll(operations(tool));
        page.heading(3, tool.name()).paragraph(prose(tool.description())).bullets(facts);
        List<Argument> arguments = Argument.of(tool);
        if (arguments.isEmpty()) {
            page.paragraph("No arguments.");
        } else {
            page.table(
                    List.of("argument", "type", "required", "default", "note"),
                    arguments.stream().map(each -> row(tool, each)).toList());
        }
    }

    private static List<String> row(ToolDescriptor tool, Argument argument) {
        boolean everywhere = argument.lines().size() == tool.bindings().size();
        String note =
                prose(argument.text("description")) + (everywhere ? "" : " On " + kestra(argument.lines()) + " only.");
        return List.of(
                Markdown.code(argument.name()),
                SchemaWords.of(argument.schema()),
                argument.required() ? "yes" : "",
                argument.schema().has("default")
                        ? Markdown.code(argument.schema().get("default").toString())
                        : "",
                note.strip());
    }

    private static String hints(Hints hints) {
        List<String> words = new ArrayList<>();
        words.add(hints.readOnly() ? "Changes nothing" : "Changes something");
        if (hints.destructive()) {
            words.add("may overwrite, end or delete");
        }
        if (!hints.readOnly() && hints.idempotent()) {
            words.add("a repeat changes nothing more");
        }
        if (hints.openWorld()) {
            words.add("reaches beyond Kestra");
        }
        return String.join("; ", words) + ".";
    }

    /** A line for all API lines that call the same. */
    private static List<String> operations(ToolDescriptor tool) {
        Map<List<ToolDescriptor.Operation>, List<ApiLine>> lines = new LinkedHashMap<>();
        tool.bindings()
                .forEach((line, binding) -> lines.computeIfAbsent(binding.operations(), unseen -> new ArrayList<>())
                        .add(line));
        return lines.entrySet().stream()
                .map(calls -> kestra(calls.getValue()) + ": " + calls(calls.getKey()))
                .toList();
    }

    private static String calls(List<ToolDescriptor.Operation> operations) {
        return operations.isEmpty()
                ? "calls no operation."
                : operations.stream()
                        .map(each -> each.id() + " " + Markdown.code(each.method() + " " + each.path()))
                        .collect(Collectors.joining(", "));
    }

    private static String kestra(Collection<ApiLine> lines) {
        return "Kestra " + lines.stream().map(ApiLine::name).collect(Collectors.joining(" and "));
    }

    /** A manifest's sentence is plain text; in Markdown the marks in it would be read. */
    private static String prose(String plain) {
        return plain.replaceAll("([\\\\*<\\[\\]`])", "\\\\$1");
    }
}
