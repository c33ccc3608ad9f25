package io.kestramcp.generator.bind;

import io.kestramcp.contract.Operation;
import io.kestramcp.generator.bind.BoundTool.Hints;
import io.kestramcp.generator.bind.BoundTool.ToolLine;
import io.kestramcp.generator.manifest.ToolEntry;
import java.util.List;
import java.util.Set;

/** The hints that follow from HTTP methods (RFC 9110, section 9.2), where the manifest says nothing else. */
final class HintsOf {
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private HintsOf() {}

    /** The most careful answer over all operations of all lines. */
    static Hints operations(ToolEntry entry, List<ToolLine> lines) {
        List<String> methods = lines.stream()
                .flatMap(line -> line.operations().stream())
                .map(Operation::method)
                .toList();
        boolean readOnly = entry.hints().readOnly().orElse(SAFE.containsAll(methods));
        boolean destructive = entry.hints().destructive().orElse(methods.contains("DELETE"));
        boolean idempotent = entry.hints().idempotent().orElse(readOnly || !methods.contains("POST"));
        return new Hints(
                readOnly, destructive, idempotent, entry.hints().openWorld().orElse(false));
    }
}
