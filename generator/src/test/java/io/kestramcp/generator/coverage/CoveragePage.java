package io.kestramcp.generator.coverage;

import io.kestramcp.generator.manifest.LeftOutEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference page about every operation of Kestra's API: which tools call it, or why none does. */
final class CoveragePage {
    private static final String INTRODUCTION = """
            # Coverage

            Every operation of Kestra's API, for each API line that is served: which tools call it, or why none does. Written
            by the build from [tool-manifest.yaml](../tool-manifest.yaml) and the lists of operations in `openapi`. A line
            behind an operation says that only that line has it.
            """;

    private final List<Coverage> lines;

    /** @param lines each API line, oldest first */
    CoveragePage(List<Coverage> lines) {
        this.lines = List.copyOf(lines);
    }

    String text() {
        return String.join(
                "\n",
                INTRODUCTION,
                figures(),
                "## Not offered yet\n\nA tool would be useful here.\n\n" + reasons(LeftOutEntry::later),
                "## Left out\n\n" + reasons(entry -> !entry.later()),
                "## Behind tools\n\n" + tools());
    }

    private String figures() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("All operations", each -> each.list().operations().size()));
        rows.add(row("Reached by tools", Coverage::reached));
        rows.add(row("Not offered yet", each -> leftOut(each, LeftOutEntry::later)));
        rows.add(row("Left out", each -> leftOut(each, entry -> !entry.later())));
        return table("", rows);
    }

    private String reasons(Predicate<LeftOutEntry> which) {
        Map<LeftOutEntry, SortedMap<String, SortedSet<String>>> entries = new LinkedHashMap<>();
        for (Coverage line : lines) {
            line.leftOut()
                    .forEach((entry, operations) ->
                            operations.forEach(operation -> entries.computeIfAbsent(entry, each -> new TreeMap<>())
                                    .computeIfAbsent(operation.id(), each -> new TreeSet<>())
                                    .add(line.line())));
        }
        return table(
                "Reason",
                entries.entrySet().stream()
                        .filter(each -> which.test(each.getKey()))
                        .map(each -> reason(each.getKey(), each.getValue()))
                        .toList(),
                "Operations");
    }

    private List<String> reason(LeftOutEntry entry, SortedMap<String, SortedSet<String>> operations) {
        List<String> row = new ArrayList<>();
        row.add(sentence(entry));
        lines.forEach(line -> row.add(String.valueOf(operations.values().stream()
                .filter(on -> on.contains(line.line()))
                .count())));
        row.add(operations.entrySet().stream()
                .map(each -> "`" + each.getKey() + "`" + only(each.getValue()))
                .collect(Collectors.joining(", ")));
        return row;
    }

    private String tools() {
        SortedMap<String, SortedSet<String>> on = new TreeMap<>();
        SortedMap<String, SortedSet<String>> callers = new TreeMap<>();
        lines.forEach(line -> line.called().forEach((id, tools) -> {
            on.computeIfAbsent(id, each -> new TreeSet<>()).add(line.line());
            callers.computeIfAbsent(id, each -> new TreeSet<>()).addAll(tools);
        }));
        StringBuilder table = new StringBuilder("| Operation | Tools |\n|---|---|\n");
        callers.forEach((id, tools) -> table.append("| `")
                .append(id)
                .append('`')
                .append(only(on.get(id)))
                .append(" | ")
                .append(tools.stream()
                        .map(tool -> "[" + tool + "](tools.md#" + tool + ")")
                        .collect(Collectors.joining(", ")))
                .append(" |\n"));
        return table.toString();
    }

    private String only(SortedSet<String> on) {
        return on.size() == lines.size() ? "" : " (" + String.join(", ", on) + ")";
    }

    private List<String> row(String name, Function<Coverage, Number> figure) {
        return Stream.concat(Stream.of(name), lines.stream().map(each -> figure.apply(each)
                        .toString()))
                .toList();
    }

    private String table(String first, List<List<String>> rows, String... last) {
        List<String> header = Stream.of(Stream.of(first), lines.stream().map(Coverage::line), Stream.of(last))
                .flatMap(each -> each)
                .toList();
        StringBuilder table = new StringBuilder(cells(header))
                .append("|---".repeat(header.size()))
                .append("|\n");
        rows.forEach(row -> table.append(cells(row)));
        return table.toString();
    }

    private static String cells(List<String> row) {
        return row.stream()
                .map(cell -> cell.isEmpty() ? " |" : " " + cell + " |")
                .collect(Collectors.joining("", "|", "\n"));
    }

    /** What its heading says already is left away, and what is left begins as a sentence. */
    private static String sentence(LeftOutEntry entry) {
        if (!entry.later()) {
            return entry.reason();
        }
        String reason = entry.reason().replaceFirst("^Not offered yet:\\s*", "");
        return Character.toUpperCase(reason.charAt(0)) + reason.substring(1);
    }

    private static int leftOut(Coverage line, Predicate<LeftOutEntry> which) {
        return line.leftOut().entrySet().stream()
                .filter(each -> which.test(each.getKey()))
                .mapToInt(each -> each.getValue().size())
                .sum();
    }
}
