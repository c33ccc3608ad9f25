package io.kestramcp.generator.report;

import io.kestramcp.contract.change.Change;
import io.kestramcp.contract.change.Comparison;
import io.kestramcp.contract.change.ToolChanges;
import io.kestramcp.contract.change.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tool by tool what changed, operation by operation. */
final class ToolSection {
    private final Comparison comparison;
    private final Set<Change> settled;
    private final StringBuilder text = new StringBuilder();

    ToolSection(ApiReport report) {
        comparison = report.comparison();
        settled = report.settled();
    }

    String text() {
        List<ToolChanges> changed = comparison.tools().stream()
                .filter(each -> each.verdict() != Verdict.AS_BEFORE)
                .sorted(Comparator.comparing(ToolChanges::decision)
                        .thenComparing(ToolChanges::verdict)
                        .reversed()
                        .thenComparing(ToolChanges::tool))
                .toList();
        if (!changed.isEmpty()) {
            line("## Tool by tool");
            line("");
            changed.forEach(this::tool);
        }
        List<ToolChanges> same = comparison.with(Verdict.AS_BEFORE);
        if (!same.isEmpty()) {
            line("");
            line("Bound as before: "
                    + DecisionSection.codes(same.stream().map(ToolChanges::tool).toList()) + ".");
            line("");
        }
        return text.toString();
    }

    private void tool(ToolChanges tool) {
        line("- **" + tool.tool() + "**: " + verdict(tool) + ".");
        Map<String, List<Change>> byCall = new LinkedHashMap<>();
        for (Change change : tool.changes()) {
            String part = change.adapter().equals(tool.tool()) ? "" : ", by the part `" + change.adapter() + "`";
            byCall.computeIfAbsent("`" + change.operation() + "`" + part, each -> new ArrayList<>())
                    .add(change);
        }
        byCall.forEach((call, changes) -> {
            List<Change> decisions = changes.stream().filter(Change::decision).toList();
            List<String> sentences = new ArrayList<>(changes.stream()
                    .filter(each -> !each.decision())
                    .map(Change::sentence)
                    .toList());
            if (!decisions.isEmpty()) {
                sentences.add(0, decided(decisions));
            }
            line("  - " + call + ": " + String.join(" ", sentences));
        });
    }

    private String decision(ToolChanges tool) {
        boolean made = tool.changes().stream().filter(Change::decision).allMatch(settled::contains);
        return made ? "decided" : "to be decided";
    }

    /** What was told above is only counted here. */
    private String decided(List<Change> decisions) {
        String anchor = decisions.get(0).adapter();
        return decisions.size() + (decisions.size() == 1 ? " change" : " changes")
                + (settled.containsAll(decisions) ? "" : " to decide") + ", told [above](#" + anchor + ").";
    }

    private String verdict(ToolChanges tool) {
        return switch (tool.verdict()) {
            case UNBOUND -> "an operation is gone, " + decision(tool);
            case CHANGED -> tool.decision() ? "changed, " + decision(tool) : "changed, follows by itself";
            case NEW -> "possible only now";
            case COULD_OFFER -> "bound as before, something new to offer or to leave out";
            case AS_BEFORE -> "bound as before";
        };
    }

    private void line(String each) {
        text.append(each).append('\n');
    }
}
