package io.kestramcp.generator.importer;

import io.kestramcp.generator.coverage.CompletenessCheck;
import io.kestramcp.generator.coverage.Coverage;
import io.kestramcp.generator.coverage.LeftOutCheck;
import io.kestramcp.generator.coverage.OperationList;
import io.kestramcp.generator.manifest.Manifest;
import io.kestramcp.generator.manifest.ManifestReader;
import io.kestramcp.generator.manifest.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the manifest to account for every operation of a spec before it is imported.
 *
 * @param manifest the manifest's file
 * @param folder the folder of the contracts, with the lists of the other lines
 */
record Accounting(Path manifest, Path folder) {
    /**
     * The manifest's account of a line.
     *
     * @param list every operation of the spec
     * @throws io.kestramcp.generator.manifest.ManifestException when an operation is neither behind a tool nor left out, or
     *     what is left out is nowhere
     */
    Coverage of(OperationList list) {
        Problems problems = new Problems(String.valueOf(manifest.getFileName()));
        Manifest read = ManifestReader.read(manifest, problems, list.line());
        List<OperationList> lists = new ArrayList<>(List.of(list));
        read.lines().stream()
                .filter(line -> !line.value().equals(list.line()))
                .forEach(line -> OperationList.read(folder, line.value()).ifPresent(lists::add));
        Coverage coverage = Coverage.of(list, read);
        new LeftOutCheck(read, lists, problems).check();
        new CompletenessCheck(read, problems).check(coverage);
        problems.refuseAny();
        return coverage;
    }
}
