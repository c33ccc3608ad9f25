package io.kestramcp.generator.importer;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.change.Change;
import io.kestramcp.contract.change.Comparison;
import io.kestramcp.contract.change.Context;
import io.kestramcp.contract.change.Uses;
import io.kestramcp.contract.slice.ListedOperation;
import io.kestramcp.contract.slice.Slice;
import io.kestramcp.contract.slice.Spec;
import io.kestramcp.generator.bind.Binder;
import io.kestramcp.generator.bind.Binding;
import io.kestramcp.generator.coverage.Coverage;
import io.kestramcp.generator.coverage.OperationList;
import io.kestramcp.generator.manifest.LineView;
import io.kestramcp.generator.manifest.Manifest;
import io.kestramcp.generator.manifest.ManifestReader;
import io.kestramcp.generator.manifest.Problems;
import io.kestramcp.generator.report.ApiReport;
import io.kestramcp.generator.report.OperationChanges;
import io.kestramcp.generator.report.Side;
import io.kestramcp.generator.uses.UsesOf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes the report of an import, before anything is written.
 *
 * @param manifest the manifest's file
 * @param contracts the slices that are there
 */
record Report(Path manifest, Contracts contracts) {

    /**
     * The report.
     *
     * @param before what to compare with
     * @param spec the newer document, repaired
     * @param slice what is to be written of it
     * @param list all of its operations
     */
    ApiReport of(Side before, Spec spec, Slice slice, OperationList list, Overlays.Repaired repaired) {
        String line = list.line();
        Binding now = bind(contracts, line).binding();
        Uses uses = UsesOf.of(now);
        String bound = uses.lines().contains(before.contract().line())
                ? before.contract().line()
                : line;
        Slice wide = wide(uses, bound, spec, before.contract(), slice, list);
        Context context = new Context(wide.renamed(), routes(list));
        Comparison comparison = Comparison.of(before.contract(), wide.contract(line), uses, bound, context);
        return new ApiReport(
                spec.title(),
                comparison,
                settled(comparison, uses, wide.contract(line)),
                LineView.of(manifest, line),
                OperationChanges.of(before.operations(), Coverage.of(list, read(line))),
                repaired.idle(),
                problems(slice.contract(line)));
    }

    /** The slice, with the operations that the tools of the other line call. */
    private Slice wide(Uses uses, String bound, Spec spec, Contract before, Slice slice, OperationList list) {
        Map<String, String> wanted = new TreeMap<>();
        slice.contract(list.line()).operations().keySet().forEach(id -> wanted.put(id, "the slice"));
        uses.on(bound)
                .flatMap(adapter -> adapter.calls().stream())
                .forEach(call -> wanted.put(call.operation(), "the tools of " + bound));
        List<Contract> others = new ArrayList<>(List.of(before));
        others.addAll(contracts.byLine().values());
        return Slice.of(spec, wanted, others);
    }

    /** A decision is made where the line was there before, and its tools are bound as they were to the slice that it had. */
    private Set<Change> settled(Comparison comparison, Uses uses, Contract after) {
        Optional<Contract> own = Optional.ofNullable(contracts.byLine().get(after.line()));
        if (own.isEmpty() || !uses.lines().contains(after.line())) {
            return Set.of();
        }
        Set<String> open = Comparison.of(own.get(), after, uses).decisions().stream()
                .map(Change::adapter)
                .collect(Collectors.toSet());
        return comparison.decisions().stream()
                .filter(each -> !open.contains(each.adapter()))
                .collect(Collectors.toSet());
    }

    /** What the build will say that it does not say now. */
    private List<String> problems(Contract after) {
        List<String> messages = new ArrayList<>(
                bind(contracts.with(after), after.line()).problems().messages());
        messages.removeAll(
                new HashSet<>(bind(contracts, after.line()).problems().messages()));
        return messages;
    }

    private record Bound(Binding binding, Problems problems) {}

    private Bound bind(Contracts slices, String line) {
        Problems problems = new Problems(String.valueOf(manifest.getFileName()));
        Manifest read = ManifestReader.read(manifest, problems, line);
        return new Bound(new Binder(slices.byLine().values(), problems).bind(read), problems);
    }

    private Manifest read(String line) {
        return ManifestReader.read(manifest, new Problems(String.valueOf(manifest.getFileName())), line);
    }

    private static SortedMap<String, String> routes(OperationList list) {
        SortedMap<String, String> routes = new TreeMap<>();
        for (ListedOperation operation : list.operations().values()) {
            routes.put(operation.id(), operation.method() + " " + operation.path());
        }
        return routes;
    }
}
