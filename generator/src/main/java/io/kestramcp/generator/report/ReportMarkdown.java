package io.kestramcp.generator.report;

import io.kestramcp.contract.change.Comparison;
import io.kestramcp.contract.change.ToolChanges;
import io.kestramcp.contract.change.Verdict;
import java.util.List;
import java.util.Optional;

/** The report as a page: first the answer, then what to decide, then tool by tool, then what is new. */
public final class ReportMarkdown {
    private final ApiReport report;
    private final Comparison comparison;
    private final StringBuilder page = new StringBuilder();

    private ReportMarkdown(ApiReport report) {
        this.report = report;
        this.comparison = report.comparison();
    }

    /** The page; the same report gives the same text. */
    public static String of(ApiReport report) {
        return new ReportMarkdown(report).write();
    }

    private String write() {
        line("# " + report.product() + " " + comparison.before().version() + " to "
                + comparison.after().version() + ": what it means for the tools");
        line("");
        line(answer());
        line("");
        new Themes(comparison).sentences().forEach(each -> line("- " + each));
        operations().ifPresent(each -> line("- " + each));
        line("");
        table();
        page.append(new DecisionSection(report).text());
        page.append(new ToolSection(report).text());
        page.append(new OperationSection(report).text());
        return page.toString().replaceAll("\n{3,}", "\n\n");
    }

    private String answer() {
        List<ToolChanges> tools = comparison.tools();
        long decided = tools.stream().filter(ToolChanges::decision).count();
        long alone = tools.size() - decided;
        int open = report.open().size();
        if (decided == 0) {
            return "**All " + tools.size() + " tools are bound as before or follow by themselves: nothing to do.**"
                    + rest();
        }
        String what = open == 0
                ? "All of these decisions are made, and nothing is open: how the manifest binds each of them on line "
                        + comparison.after().line() + " stands below."
                : open + " of these changes are still to be decided: what to set is told below, and the build holds the"
                        + " manifest to what does not bind.";
        return "**Of " + tools.size() + " tools " + alone + " need nothing: they are bound as before or follow by"
                + " themselves. " + decided + " need a decision.** " + what + rest();
    }

    /** What else somebody has to look at. */
    private String rest() {
        long undecided = report.operations().added().stream()
                .filter(each -> !report.operations().account().containsKey(each.id()))
                .count();
        String operations = undecided == 0
                ? ""
                : " Nobody has decided about " + undecided + " new " + (undecided == 1 ? "operation" : "operations")
                        + ", and until then nothing is imported.";
        return operations + repairs();
    }

    private String repairs() {
        return report.idleRepairs().isEmpty()
                ? ""
                : " " + report.idleRepairs().size()
                        + (report.idleRepairs().size() == 1 ? " repair finds" : " repairs find")
                        + " nothing to repair.";
    }

    private Optional<String> operations() {
        OperationChanges all = report.operations();
        return all.before()
                .map(before -> "Kestra had " + before + " operations and has " + all.after() + ": "
                        + all.added().size() + " are new, " + all.gone().size() + " are gone"
                        + (all.renamed() == 0 ? "." : ", " + all.renamed() + " have another id at the same path."));
    }

    private void table() {
        line("| what becomes of a tool | tools |");
        line("|---|---|");
        row("bound as before", count(Verdict.AS_BEFORE));
        row("bound as before, something new to offer or to leave out", count(Verdict.COULD_OFFER));
        row("possible only now", count(Verdict.NEW));
        row(
                "changed, follows by itself",
                comparison.with(Verdict.CHANGED).stream()
                        .filter(each -> !each.decision())
                        .count());
        row(
                "changed, with a decision to make" + (report.open().isEmpty() ? ": made" : ""),
                comparison.with(Verdict.CHANGED).stream()
                        .filter(ToolChanges::decision)
                        .count());
        row("an operation is gone" + (report.open().isEmpty() ? ": bound to others" : ""), count(Verdict.UNBOUND));
        line("");
    }

    private long count(Verdict verdict) {
        return comparison.with(verdict).size();
    }

    private void row(String what, long count) {
        if (count > 0) {
            line("| " + what + " | " + count + " |");
        }
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
