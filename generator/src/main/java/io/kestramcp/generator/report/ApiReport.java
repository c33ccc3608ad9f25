package io.kestramcp.generator.report;

import io.kestramcp.contract.change.Change;
import io.kestramcp.contract.change.Comparison;
import io.kestramcp.contract.slice.OverlayRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a newer API means for the tools.
 *
 * @param product what the API calls itself, such as {@code Kestra EE}
 * @param comparison the changes, tool by tool
 * @param settled the decisions that the manifest has made already
 * @param bindings how the manifest binds each tool and part on the newer line, in YAML by name
 * @param operations what came and went, whether or not a tool uses it
 * @param idleRepairs overlay rules that found nothing to repair
 * @param problems what the build says when it is done with this contract, with lines of the manifest
 */
public record ApiReport(
        String product,
        Comparison comparison,
        Set<Change> settled,
        Map<String, String> bindings,
        OperationChanges operations,
        List<OverlayRule> idleRepairs,
        List<String> problems) {

    /** The decisions that are still to be made. */
    public List<Change> open() {
        return comparison.decisions().stream()
                .filter(each -> !settled.contains(each))
                .toList();
    }

    /** Whether somebody has something to do: a decision, a rule that is no longer needed, a key that does not fit. */
    public boolean toBeDecided() {
        boolean ownRule = idleRepairs.stream().anyMatch(rule -> rule.where()
                .startsWith("overlay-" + comparison.after().line() + ".yaml"));
        return !open().isEmpty() || ownRule || !problems.isEmpty();
    }

    /** Whether nothing is different, on a line that was there before. */
    public boolean empty() {
        return comparison.before().line().equals(comparison.after().line())
                && comparison.tools().stream().allMatch(each -> each.changes().isEmpty())
                && operations.added().isEmpty()
                && operations.gone().isEmpty()
                && idleRepairs.isEmpty()
                && problems.isEmpty();
    }

    /** A name for the report's files, such as {@code ee-1.3.26-to-2.0.0}. */
    public String fileName() {
        String edition = product.endsWith(" EE") ? "ee" : "oss";
        return edition + "-" + comparison.before().version() + "-to-"
                + comparison.after().version();
    }
}
