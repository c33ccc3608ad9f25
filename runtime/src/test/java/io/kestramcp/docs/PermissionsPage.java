package io.kestramcp.docs;

import io.kestramcp.tool.Reach;
import io.kestramcp.tool.ToolDescriptor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/permissions.md}: permissions, roles, and the tools behind each. */
final class PermissionsPage {
    /** In the order of the page. */
    private static final Map<Reach, String> REACHES = reaches();

    private final Catalogue catalogue;

    PermissionsPage(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    String text() {
        List<String> roles = List.copyOf(catalogue.roles().keySet());
        return new Markdown()
                .heading(1, "Permissions")
                .paragraph("Written by the build from [tool-manifest.yaml](../tool-manifest.yaml). Every tool names the"
                        + " permissions that it needs, all of them. A role is a set of permissions.")
                .paragraph("Over HTTP with an identity provider set, callers hold the roles that their token and the"
                        + " operator's policy give them: see [who may do what](policy.md). Over stdio, and over HTTP"
                        + " without a provider, which serves the loopback address only, the caller is the local user and"
                        + " holds every permission. `KESTRA_MCP_READ_ONLY`, `KESTRA_MCP_NO_DESTRUCTIVE`,"
                        + " `KESTRA_MCP_TOOLSETS` and `KESTRA_MCP_DISABLED_TOOLS` narrow what is served to anybody (see"
                        + " [settings](settings.md)).")
                .heading(2, "Roles")
                .table(
                        Stream.concat(Stream.of("permission", "allows to"), roles.stream())
                                .toList(),
                        catalogue.permissions().entrySet().stream()
                                .map(permission -> row(permission.getKey(), permission.getValue()))
                                .toList())
                .heading(2, "Tools")
                .table(
                        List.of("permission", "tools that need it"),
                        catalogue.permissions().keySet().stream()
                                .map(permission -> List.of(Markdown.code(permission), tools(permission)))
                                .toList())
                .heading(2, "Namespaces")
                .paragraph("A caller whose grants name namespaces is held to them by what a call names: see"
                        + " [who may do what](policy.md#namespaces). Tools of the last row are not there for him.")
                .table(
                        List.of("what tells the namespace", "tools"),
                        REACHES.entrySet().stream()
                                .map(reach -> List.of(reach.getValue(), tools(reach.getKey())))
                                .toList())
                .text();
    }

    private String tools(Reach reach) {
        return catalogue.tools().stream()
                .filter(tool -> tool.reach() == reach)
                .map(tool -> Markdown.tool(tool.name()))
                .collect(Collectors.joining(", "));
    }

    private List<String> row(String permission, String allows) {
        List<String> cells = new ArrayList<>(List.of(Markdown.code(permission), allows));
        catalogue.roles().values().forEach(granted -> cells.add(granted.contains(permission) ? "yes" : ""));
        return cells;
    }

    private String tools(String permission) {
        return catalogue.tools().stream()
                .filter(tool -> tool.permissions().contains(permission))
                .map(tool -> Markdown.tool(tool.name()) + others(tool, permission))
                .collect(Collectors.joining(", "));
    }

    private static String others(ToolDescriptor tool, String permission) {
        List<String> others = tool.permissions().stream()
                .filter(each -> !each.equals(permission))
                .toList();
        return others.isEmpty() ? "" : " (with " + Markdown.code(others) + ")";
    }

    private static Map<Reach, String> reaches() {
        Map<Reach, String> reaches = new EnumMap<>(Reach.class);
        reaches.put(Reach.NOTHING, "nothing of any namespace");
        reaches.put(Reach.NAMESPACE, "`namespace`, exactly");
        reaches.put(Reach.TREE, "`namespace` and all below; without it his only tree");
        reaches.put(Reach.SOURCE, "the namespace in the YAML");
        reaches.put(Reach.EXECUTION, "the execution's");
        reaches.put(Reach.CASCADE, "the execution's, with `cascade: false`");
        reaches.put(Reach.EXECUTIONS, "those of all executions, or of the filter");
        reaches.put(Reach.APP, "the app's");
        reaches.put(Reach.INSTANCE, "none: the whole instance, or not known");
        return reaches;
    }
}
