package io.kestramcp.docs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code docs/defects.md}: what was wrong with the earlier servers, and the tests that keep it from coming back. */
final class DefectsPage {
    private final List<Defect> defects;
    private final Map<String, Set<String>> tests;

    DefectsPage(List<Defect> defects, Map<String, Set<String>> tests) {
        this.defects = defects;
        this.tests = tests;
    }

    String text() {
        return new Markdown()
                .heading(1, "Defects of the earlier servers")
                .paragraph("Written by the build from"
                        + " [defects.yaml](../runtime/src/test/resources/defects.yaml) and the names of the tests. A is the"
                        + " server for many users over HTTP, B the one for a single user over stdio; [migration](migration.md)"
                        + " tells what became of their tools.")
                .table(
                        List.of("id", "what was wrong", "held by"),
                        defects.stream()
                                .map(defect -> List.of(defect.id(), defect.words(), holders(defect)))
                                .toList())
                .text();
    }

    private String holders(Defect defect) {
        String names = tests.getOrDefault(defect.id(), Set.of()).stream()
                .map(Markdown::code)
                .collect(Collectors.joining(", "));
        return defect.open().map(why -> "No test. " + why).orElse(names)
                + defect.remaining().map(rest -> ". " + rest).orElse("");
    }
}
