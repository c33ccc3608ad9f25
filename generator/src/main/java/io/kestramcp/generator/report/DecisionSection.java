package io.kestramcp.generator.report;

import io.kestramcp.contract.change.Change;
import io.kestramcp.contract.change.Remedy;
import io.kestramcp.contract.slice.OverlayRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to be decided, once for each tool or part that calls the operation. */
final class DecisionSection {
    private final ApiReport report;
    private final StringBuilder text = new StringBuilder();

    DecisionSection(ApiReport report) {
        this.report = report;
    }

    String text() {
        problems();
        repairs();
        Map<String, List<Change>> open = byAdapter(report.open());
        Map<String, List<Change>> settled = byAdapter(report.comparison().decisions().stream()
                .filter(report.settled()::contains)
                .toList());
        if (!open.isEmpty()) {
            line("## To decide");
            line("");
            line(
                    "What to set stands in `tool-manifest.yaml`, below the tool or part. What is written in capitals is yours"
                            + " to fill in. `gone` takes away, from this line on, what the manifest says of a name that Kestra no"
                            + " longer has.");
            open.forEach((name, changes) -> adapter(name, changes, "", new Remedies(changes).yaml()));
        }
        if (!settled.isEmpty()) {
            line("## Decided");
            line("");
            line("Nothing is open here: below each change stands how the manifest binds the tool or part on line "
                    + report.comparison().after().line() + ", with all that it had to answer.");
            settled.forEach((name, changes) ->
                    adapter(name, changes, "Bound as:", report.bindings().getOrDefault(name, "")));
        }
        return text.toString();
    }

    private void adapter(String name, List<Change> changes, String lead, String yaml) {
        List<String> tools = report.comparison().touchedBy(changes.get(0));
        boolean part = !tools.contains(name);
        line("");
        line("### " + name);
        line("");
        if (part) {
            line("A part of " + codes(tools) + ".");
            line("");
        }
        changes.forEach(change -> line("- `" + change.operation() + "`: " + change.sentence()));
        if (!yaml.isEmpty()) {
            line("");
            if (!lead.isEmpty()) {
                line(lead);
                line("");
            }
            line("```yaml");
            line("- name: " + name);
            text.append(yaml.indent(2));
            line("```");
        }
        line("");
    }

    private void problems() {
        if (!report.problems().isEmpty()) {
            line("## What the build says");
            line("");
            line("The manifest does not fit the new contract here:");
            line("");
            report.problems().forEach(each -> line("- " + each));
            line("");
        }
    }

    private void repairs() {
        if (!report.idleRepairs().isEmpty()) {
            line("## Repairs that found nothing");
            line("");
            line(
                    "Kestra has mended these faults, or the part with the fault is gone. Where it is mended, take the rule away.");
            line("");
            for (OverlayRule rule : report.idleRepairs()) {
                line("- " + rule.where() + ": `" + rule.target() + "`");
            }
            line("");
        }
    }

    private static Map<String, List<Change>> byAdapter(List<Change> changes) {
        Map<String, List<Change>> groups = new LinkedHashMap<>();
        changes.forEach(change -> groups.computeIfAbsent(change.adapter(), each -> new ArrayList<>())
                .add(change));
        return groups;
    }

    /** The keys that settle some changes, in a sentence. */
    static String keys(List<Change> changes) {
        return codes(changes.stream()
                .flatMap(each -> each.remedies().stream())
                .map(Remedy::key)
                .distinct()
                .toList());
    }

    static String codes(List<String> names) {
        return String.join(", ", names.stream().map(each -> "`" + each + "`").toList());
    }

    private void line(String each) {
        text.append(each).append('\n');
    }
}
