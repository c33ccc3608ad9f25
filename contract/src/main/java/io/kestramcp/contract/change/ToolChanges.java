package io.kestramcp.contract.change;

import java.util.Comparator;
import java.util.List;

/**
 * What a new contract means for one tool.
 *
 * @param tool its name
 * @param changes what changed in the operations that it uses; those of its parts too
 */
public record ToolChanges(String tool, List<Change> changes) {
    /** Keeps an unmodifiable copy. */
    public ToolChanges {
        changes = List.copyOf(changes);
    }

    /** The worst of what the changes make of it. */
    public Verdict verdict() {
        return changes.stream()
                .map(change -> change.kind().verdict())
                .max(Comparator.naturalOrder())
                .orElse(Verdict.AS_BEFORE);
    }

    /** Whether somebody must decide something. */
    public boolean decision() {
        return changes.stream().anyMatch(Change::decision);
    }
}
