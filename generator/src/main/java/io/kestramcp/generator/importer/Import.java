package io.kestramcp.generator.importer;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.slice.Overlay;
import io.kestramcp.contract.slice.Slice;
import io.kestramcp.contract.slice.Spec;
import io.kestramcp.generator.coverage.Coverage;
import io.kestramcp.generator.coverage.OperationList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Imports a spec as the slice of an API line.
 *
 * @param folder the folder of slices and overlays
 * @param wanted the operationIds to keep, each with the place that asks for it
 * @param accounting what holds the manifest to account for every operation
 */
record Import(Path folder, Map<String, String> wanted, Accounting accounting) {
    /**
     * Imports a spec. Nothing is written when something is wrong.
     *
     * @param line the API line, such as {@code 1.3}
     */
    ImportResult run(Spec spec, String line) {
        List<Overlay> overlays = overlays(line);
        for (Overlay overlay : overlays) {
            overlay.apply(spec).stream().findFirst().ifPresent(rule -> {
                throw new ContractException(rule.where() + ": the rule for " + rule.target() + " matches nothing in "
                        + spec.name() + ". If the fault is mended there, take the rule away.");
            });
        }
        Slice slice = Slice.of(spec, wanted, otherLines(line));
        OperationList list = list(spec, line, slice);
        Coverage coverage = accounting.of(list);
        Path file = folder.resolve("kestra-" + line + ".yaml");
        boolean changed = SliceWriter.write(file, SliceWriter.text(spec, overlays, slice));
        changed |= SliceWriter.write(OperationList.file(folder, line), list.text());
        return new ImportResult(file, changed, slice, coverage);
    }

    /** Every operation of the spec, by our id where the spec has another. */
    private static OperationList list(Spec spec, String line, Slice slice) {
        return OperationList.of(
                line,
                SliceWriter.source(spec),
                spec.sha256(),
                spec.operations().stream()
                        .map(each -> each.called(slice.renamed().getOrDefault(each.id(), each.id())))
                        .toList());
    }

    /** The repairs that every line needs, then those of this line. A new line may have none of its own yet. */
    private List<Overlay> overlays(String line) {
        List<Overlay> overlays = new ArrayList<>();
        for (String name : List.of("overlay.yaml", "overlay-" + line + ".yaml")) {
            if (Files.exists(folder.resolve(name))) {
                overlays.add(Overlay.read(folder.resolve(name)));
            }
        }
        return overlays;
    }

    private List<Contract> otherLines(String line) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("kestra-.+\\.yaml"))
                    .filter(file -> !file.endsWith("kestra-" + line + ".yaml"))
                    .sorted()
                    .map(Contract::read)
                    .toList();
        } catch (IOException e) {
            throw new ContractException("Cannot read the folder of contracts " + folder + ": " + e, e);
        }
    }
}
