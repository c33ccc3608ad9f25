package io.kestramcp.contract.change;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.Operation;
import io.kestramcp.contract.change.AdapterUse.CallUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a newer contract means for the tools.
 *
 * @param before the contract that the tools are bound to
 * @param after the newer contract, or what a running Kestra serves
 * @param tools every tool that is bound on the API line, by name
 */
public record Comparison(Contract before, Contract after, List<ToolChanges> tools) {
    /** Keeps an unmodifiable copy. */
    public Comparison {
        tools = List.copyOf(tools);
    }

    /**
     * Compares two contracts, both repaired by the overlays.
     *
     * @param uses what the tools use on the line of {@code before}
     */
    public static Comparison of(Contract before, Contract after, Uses uses) {
        return of(before, after, uses, before.line(), Context.NONE);
    }

    /**
     * Compares two contracts, both repaired by the overlays.
     *
     * @param line the API line whose tools are looked at, where it is not that of {@code before}
     */
    public static Comparison of(Contract before, Contract after, Uses uses, String line, Context context) {
        Map<String, List<Change>> byAdapter = new LinkedHashMap<>();
        uses.on(line).forEach(use -> byAdapter.put(use.name(), changes(before, after, use, context)));
        List<ToolChanges> tools = new ArrayList<>();
        for (String tool : uses.toolsOn(line)) {
            List<String> adapters = uses.tools().get(tool).get(line);
            if (byAdapter.keySet().containsAll(adapters)) {
                tools.add(new ToolChanges(
                        tool,
                        adapters.stream()
                                .flatMap(adapter -> byAdapter.get(adapter).stream())
                                .toList()));
            }
        }
        return new Comparison(before, after, tools);
    }

    /** The tools of which this became. */
    public List<ToolChanges> with(Verdict verdict) {
        return tools.stream().filter(each -> each.verdict() == verdict).toList();
    }

    /** The changes that need a decision, each once, however many tools it touches. */
    public List<Change> decisions() {
        return tools.stream()
                .flatMap(each -> each.changes().stream())
                .filter(Change::decision)
                .distinct()
                .toList();
    }

    /** The tools that a change touches. */
    public List<String> touchedBy(Change change) {
        return tools.stream()
                .filter(each -> each.changes().contains(change))
                .map(ToolChanges::tool)
                .toList();
    }

    private static List<Change> changes(Contract before, Contract after, AdapterUse use, Context context) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < use.calls().size(); i++) {
            CallUse call = use.calls().get(i);
            Findings findings = new Findings(use, call, after.line());
            Optional<Operation> old = before.operation(call.operation());
            Optional<Operation> now = after.operation(call.operation());
            if (old.isPresent() && now.isPresent()) {
                renamed(call, context, findings);
                compare(before, after, old.get(), now.get(), i == 0, findings);
            } else if (old.isPresent()) {
                new Successors(context).gone(old.get(), before.line(), findings);
            } else if (now.isPresent()) {
                findings.follows(
                        Kind.OPERATION_NEW,
                        "",
                        "New: "
                                + Words.code(
                                        now.get().method() + " " + now.get().path()) + ".");
            }
            changes.addAll(findings.changes());
        }
        return changes;
    }

    private static void compare(
            Contract before, Contract after, Operation old, Operation now, boolean usual, Findings findings) {
        Routes.compare(old, now, findings);
        new Inputs(old, now, findings).compare();
        new Bodies(findings).compare(old, now);
        new Filters(before, after, findings).compare(old, now);
        if (usual) {
            new Answers(findings).compare(old, now);
        }
    }

    private static void renamed(CallUse call, Context context, Findings findings) {
        context.renamed().forEach((theirs, ours) -> {
            if (ours.equals(call.operation())) {
                findings.follows(
                        Kind.OPERATION_RENAMED,
                        "",
                        "Kestra calls it " + Words.code(theirs) + " now: found by its path, nothing to do.");
            }
        });
    }
}
