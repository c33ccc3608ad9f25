package io.kestramcp.generator.importer;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.slice.Slice;
import io.kestramcp.contract.slice.Spec;
import io.kestramcp.generator.coverage.OperationList;
import io.kestramcp.generator.report.Side;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a newer document is compared with.
 *
 * @param folder the folder of the contracts
 * @param contracts the slices in it
 */
record Baseline(Path folder, Contracts contracts, Path manifest) {
    /**
     * The older side.
     *
     * @param line the API line of the newer document
     * @param from a line, a file or a URL; absent: the line's own slice, else that of the nearest line before
     * @return nothing when there is no slice at all
     */
    Optional<Side> of(String line, Optional<String> from) {
        if (from.isEmpty()) {
            return contracts.baseline(line).map(this::slice);
        }
        String name = from.get();
        if (!name.matches("[0-9]+\\.[0-9]+")) {
            return Optional.of(document(SpecSource.read(name)));
        }
        return Optional.of(Optional.ofNullable(contracts.byLine().get(name))
                .map(this::slice)
                .orElseThrow(() -> new ContractException("There is no slice kestra-" + name
                        + ".yaml to compare with; there are those of "
                        + String.join(", ", contracts.byLine().keySet()) + ".")));
    }

    private Side slice(Contract contract) {
        return new Side(contract, OperationList.read(folder, contract.line()));
    }

    /** A document is cut to all that any slice has, so that nothing is missing that a tool of any line calls. */
    private Side document(Spec spec) {
        String line = spec.version().replaceFirst("^([0-9]+\\.[0-9]+).*", "$1");
        new Overlays(folder, line).repair(spec);
        Map<String, String> wanted = new TreeMap<>();
        contracts.byLine().values().forEach(each -> each.operations()
                .keySet()
                .forEach(id -> wanted.put(id, each.line())));
        Slice slice = Slice.of(spec, wanted, contracts.byLine().values());
        OperationList list = OperationList.of(
                line,
                SliceWriter.source(spec),
                spec.sha256(),
                spec.operations().stream()
                        .map(each -> each.called(slice.renamed().getOrDefault(each.id(), each.id())))
                        .toList());
        return new Side(slice.contract(line), Optional.of(list));
    }
}
