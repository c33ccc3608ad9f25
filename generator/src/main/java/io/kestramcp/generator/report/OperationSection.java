package io.kestramcp.generator.report;

import io.kestramcp.contract.change.Change;
import io.kestramcp.contract.slice.ListedOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The operations that are new, by tag, with what the manifest says of them; and those that are gone. */
final class OperationSection {
    private static final String UNDECIDED = "**nobody has decided**: put it behind a tool, or name it under `left_out`";

    private final OperationChanges operations;
    private final Set<String> called;
    private final StringBuilder text = new StringBuilder();

    OperationSection(ApiReport report) {
        operations = report.operations();
        called = report.comparison().tools().stream()
                .flatMap(tool -> tool.changes().stream())
                .map(Change::operation)
                .collect(Collectors.toSet());
    }

    String text() {
        if (!operations.added().isEmpty()) {
            line("");
            line("## New operations");
            line("");
            byTag(operations.added()).forEach(this::added);
        }
        if (!operations.gone().isEmpty()) {
            line("");
            line("## Operations that are gone");
            line("");
            line(missed());
            line("");
            byTag(operations.gone())
                    .forEach((tag, gone) -> line("- **" + tag + "**: "
                            + DecisionSection.codes(
                                    gone.stream().map(ListedOperation::id).toList()) + "."));
        }
        return text.toString();
    }

    /** Which of them tools have called. */
    private String missed() {
        List<String> missed = operations.gone().stream()
                .map(ListedOperation::id)
                .filter(called::contains)
                .toList();
        return missed.isEmpty()
                ? "No tool called any of them."
                : "Of these, tools called " + DecisionSection.codes(missed) + " and no other.";
    }

    /** Those of which the manifest says the same stand together. */
    private void added(String tag, List<ListedOperation> added) {
        Map<String, List<ListedOperation>> byAccount = new LinkedHashMap<>();
        for (ListedOperation each : added) {
            byAccount
                    .computeIfAbsent(operations.account().getOrDefault(each.id(), UNDECIDED), key -> new ArrayList<>())
                    .add(each);
        }
        line("- **" + tag + "**");
        byAccount.forEach((account, group) -> line("  - "
                + DecisionSection.codes(group.stream().map(ListedOperation::id).toList()) + ": " + account));
    }

    private static Map<String, List<ListedOperation>> byTag(List<ListedOperation> operations) {
        Map<String, List<ListedOperation>> byTag = new LinkedHashMap<>();
        operations.forEach(each ->
                byTag.computeIfAbsent(each.tag(), tag -> new ArrayList<>()).add(each));
        return byTag;
    }

    private void line(String each) {
        text.append(each).append('\n');
    }
}
