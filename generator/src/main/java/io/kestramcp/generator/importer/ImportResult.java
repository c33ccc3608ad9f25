package io.kestramcp.generator.importer;

import io.kestramcp.contract.slice.Slice;
import io.kestramcp.generator.coverage.Coverage;
import java.nio.file.Path;

/**
 * What an import did.
 *
 * @param file the slice
 * @param changed whether the file was written; an import of the same spec changes nothing
 * @param slice what it holds
 * @param coverage what the manifest says of every operation
 */
record ImportResult(Path file, boolean changed, Slice slice, Coverage coverage) {
    /** The result for the person at the terminal, some lines. */
    String report() {
        StringBuilder report = new StringBuilder();
        report.append(file).append(changed ? ": written, " : ": nothing changed, ");
        report.append(slice.operations()).append(" operations.\n");
        slice.renamed().forEach((theirs, ours) -> report.append("  ")
                .append(ours)
                .append(" is called ")
                .append(theirs)
                .append(" in this spec; found by its path.\n"));
        slice.missing().forEach(id -> report.append("  ")
                .append(id)
                .append(" is not in this spec: the tools that need it do not bind on this line.\n"));
        return report.append(coverage.summary()).append('\n').toString();
    }
}
