package io.kestramcp.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code docs/scenarios.md}: which scenario ran on which API line, and the tools it proves. */
final class ScenariosPage {
    private final List<String> lines;
    private final List<ScenarioRecord> records;
    private final Markdown page = new Markdown();

    ScenariosPage(List<String> lines, List<ScenarioRecord> records) {
        this.lines = lines;
        this.records = records;
    }

    String text() {
        page.heading(1, "Scenarios")
                .paragraph("Written by the build from what it ran: each row is a test that uses the server as an"
                        + " assistant does, over HTTP, and the tools that answered it. `mvn -B verify` runs them on the"
                        + " sandbox, the stand-in Kestra; `mvn -B verify -Pkestra -Dkestra.url=… -Dkestra.username=…"
                        + " -Dkestra.password=…` (or `-Dkestra.token=…`) runs them on a real one, in namespaces of their"
                        + " own, and skips with the reason what that Kestra lacks or only the sandbox can show.")
                .paragraph(
                        "The sandbox answers as recordings of Kestra's open source edition do. Of the Enterprise"
                                + " Edition there is no recording: its rows, marked EE, are answered from its API contract alone.");
        byName(records, ScenarioRecord::test).forEach((test, rows) -> page.heading(2, words(test))
                .table(
                        columns(),
                        byName(rows, ScenarioRecord::scenario).values().stream()
                                .map(this::row)
                                .toList()));
        return page.text();
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(lines);
        columns.add(0, "scenario");
        columns.addAll(List.of("edition", "tools"));
        return columns;
    }

    private List<String> row(List<ScenarioRecord> runs) {
        Set<String> tools = new TreeSet<>();
        runs.forEach(run -> tools.addAll(run.tools()));
        List<String> cells = new ArrayList<>();
        cells.add(runs.get(0).scenario().replace('_', ' '));
        for (String line : lines) {
            cells.add(runs.stream().anyMatch(run -> run.line().equals(line)) ? "yes" : "");
        }
        cells.add(runs.stream().map(ScenarioRecord::edition).distinct().sorted().collect(Collectors.joining(", ")));
        cells.add(String.join(", ", tools));
        return cells;
    }

    private static Map<String, List<ScenarioRecord>> byName(
            List<ScenarioRecord> records, Function<ScenarioRecord, String> name) {
        return records.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
    }

    /** A test class's name as words: {@code FirstToolsTest} as {@code First tools}. */
    private static String words(String test) {
        String words = test.replaceAll("Test$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }
}
