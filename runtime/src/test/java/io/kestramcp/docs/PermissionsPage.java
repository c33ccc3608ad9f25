package io.kestramcp.docs;

import io.kestramcp.tool.ToolDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/permissions.md}: permissions, roles, and the tools behind each. */
final class PermissionsPage {
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
                .text();
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
}
