package io.kestramcp.generator.importer;

import io.kestramcp.contract.slice.Slice;
import io.kestramcp.contract.slice.Spec;
import io.kestramcp.generator.coverage.Coverage;
import io.kestramcp.generator.coverage.OperationList;
import io.kestramcp.generator.report.ApiReport;
import io.kestramcp.generator.report.Side;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Imports a spec as the slice of an API line, and tells what it means for the tools.
 *
 * @param root the project
 * @param line the API line, such as {@code 1.3}
 */
record Import(Path root, String line) {
    /**
     * Looks at a spec. Nothing is written.
     *
     * @param from what to compare with: a line, a file or a URL; absent: the line's own slice, else the line before
     * @throws io.kestramcp.contract.ContractException when the spec, the overlays or the manifest cannot be used
     */
    Draft draft(Spec spec, Optional<String> from) {
        Map<String, String> wanted = WantedOperations.of(manifest(), line);
        Contracts contracts = Contracts.in(folder(), line);
        Overlays.Repaired repaired = new Overlays(folder(), line).repair(spec);
        Slice slice = Slice.of(spec, wanted, contracts.byLine().values());
        OperationList list = list(spec, slice);
        Optional<Side> before = new Baseline(folder(), contracts, manifest()).of(line, from);
        Optional<ApiReport> report =
                before.map(side -> new Report(manifest(), contracts).of(side, spec, slice, list, repaired));
        return new Draft(spec, slice, list, repaired, report);
    }

    /**
     * Holds the manifest to account for every operation, and writes slice, list and, where the line has none, the overlay.
     *
     * @throws io.kestramcp.generator.manifest.ManifestException when nobody has decided about an operation
     */
    ImportResult write(Draft draft) {
        Coverage coverage = new Accounting(manifest(), folder()).of(draft.list());
        Path file = folder().resolve("kestra-" + line + ".yaml");
        draft.repaired().begun().ifPresent(text -> SliceWriter.write(new Overlays(folder(), line).own(), text));
        String text = SliceWriter.text(draft.spec(), draft.repaired().overlays(), draft.slice());
        boolean changed = SliceWriter.write(file, text);
        changed |= SliceWriter.write(
                OperationList.file(folder(), line), draft.list().text());
        return new ImportResult(file, changed, draft.slice(), coverage);
    }

    /**
     * What an import would write.
     *
     * @param report absent for the first slice of all, which can be compared with nothing
     */
    record Draft(Spec spec, Slice slice, OperationList list, Overlays.Repaired repaired, Optional<ApiReport> report) {}

    /** Every operation of the spec, by our id where the spec has another. */
    private OperationList list(Spec spec, Slice slice) {
        return OperationList.of(
                line,
                SliceWriter.source(spec),
                spec.sha256(),
                spec.operations().stream()
                        .map(each -> each.called(slice.renamed().getOrDefault(each.id(), each.id())))
                        .toList());
    }

    private Path manifest() {
        return root.resolve("tool-manifest.yaml");
    }

    private Path folder() {
        return root.resolve("openapi");
    }
}
