package io.kestramcp.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code docs/migration.md}: every tool of the earlier servers, and what to call now. */
final class MigrationPage {
    private final Migration migration;

    MigrationPage(Migration migration) {
        this.migration = migration;
    }

    String text() {
        Markdown page = new Markdown()
                .heading(1, "Coming from an earlier Kestra MCP server")
                .paragraph(
                        "Written by the build from [migration.yaml](migration.yaml). Tools that did several things are"
                                + " several tools now, so that a client can tell which of them change or delete something; the"
                                + " argument that chose (`action`, `info`, `auto_create`) is gone. An argument that is not"
                                + " mentioned keeps its name; an arrow leads from an old name to the new one. What became of the variables is told in"
                                + " [settings](settings.md#variables-of-the-earlier-servers).")
                .paragraph(
                        "Everywhere: a failure is marked as an error and has Kestra's own words, and an argument that"
                                + " a tool does not know is refused.");
        migration.tools().forEach((server, tools) -> {
            page.heading(2, server)
                    .paragraph("Repository " + migration.servers().get(server) + ", " + tools.size() + " tools.");
            List<List<String>> rows = new ArrayList<>();
            tools.forEach((tool, cases) -> cases.forEach(row -> rows.add(cells(tool, row))));
            page.table(List.of("tool", "case", "now", "what changes"), rows);
        });
        return page.text();
    }

    private static List<String> cells(String tool, Migration.Row row) {
        return List.of(
                Markdown.code(tool),
                row.when(),
                row.now().isEmpty()
                        ? "none"
                        : row.now().stream().map(Markdown::tool).collect(Collectors.joining(", ")),
                changes(row));
    }

    private static String changes(Migration.Row row) {
        List<String> sentences = new ArrayList<>();
        if (!row.renamed().isEmpty()) {
            sentences.add(renamed(row.renamed()));
        }
        if (!row.gone().isEmpty()) {
            sentences.add("Gone: " + Markdown.code(row.gone()) + ".");
        }
        if (!row.changes().isEmpty()) {
            sentences.add(row.changes());
        }
        return String.join(" ", sentences);
    }

    /** Arguments that became one are told together. */
    private static String renamed(Map<String, String> names) {
        Map<String, List<String>> byNew = new LinkedHashMap<>();
        names.forEach((then, now) ->
                byNew.computeIfAbsent(now, unseen -> new ArrayList<>()).add(then));
        return byNew.entrySet().stream()
                        .map(name -> Markdown.code(name.getValue()) + " → " + Markdown.code(name.getKey()))
                        .collect(Collectors.joining("; "))
                + ".";
    }
}
