package io.kestramcp.generator;

import io.kestramcp.contract.Contract;
import io.kestramcp.generator.bind.Binder;
import io.kestramcp.generator.bind.Binding;
import io.kestramcp.generator.coverage.CompletenessCheck;
import io.kestramcp.generator.coverage.Coverage;
import io.kestramcp.generator.coverage.LeftOutCheck;
import io.kestramcp.generator.coverage.OperationList;
import io.kestramcp.generator.emit.AdapterGenerator;
import io.kestramcp.generator.emit.CatalogGenerator;
import io.kestramcp.generator.emit.ContractFiles;
import io.kestramcp.generator.emit.Generator;
import io.kestramcp.generator.emit.OfferJsonGenerator;
import io.kestramcp.generator.emit.Output;
import io.kestramcp.generator.emit.ToolsJsonGenerator;
import io.kestramcp.generator.emit.UsesJsonGenerator;
import io.kestramcp.generator.manifest.Manifest;
import io.kestramcp.generator.manifest.ManifestReader;
import io.kestramcp.generator.manifest.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The whole way from manifest and contracts to code: read, bind, generate. Nothing is generated from what does not fit. */
public final class Generation {
    private static final List<Generator> GENERATORS = List.of(
            new AdapterGenerator(),
            new CatalogGenerator(),
            new ToolsJsonGenerator(),
            new OfferJsonGenerator(),
            new UsesJsonGenerator());

    private Generation() {}

    /**
     * Generates everything.
     *
     * @param contracts the folder of the slices, {@code kestra-LINE.yaml}
     * @throws io.kestramcp.generator.manifest.ManifestException with every message, when the manifest does not fit
     * @throws io.kestramcp.contract.ContractException when a slice cannot be read
     */
    public static List<Output> run(Path manifest, Path contracts) {
        Binding binding = bind(manifest, contracts);
        refuseUnclassified(manifest, binding.manifest(), contracts);
        Stream<Output> generated = GENERATORS.stream().flatMap(generator -> generator.generate(binding));
        List<String> lines = List.copyOf(binding.contracts().keySet());
        return Stream.concat(generated, ContractFiles.of(contracts, lines).stream())
                .toList();
    }

    /** Reads and binds; throws as {@link #run}. */
    public static Binding bind(Path manifest, Path contracts) {
        Problems problems = new Problems(String.valueOf(manifest.getFileName()));
        Manifest read = ManifestReader.read(manifest, problems);
        List<Contract> slices = read.lines().stream()
                .map(line -> contracts.resolve("kestra-" + line.value() + ".yaml"))
                .filter(Files::exists)
                .map(Contract::read)
                .toList();
        Binding binding = new Binder(slices, problems).bind(read);
        new LeftOutCheck(read, lists(read, contracts), problems).check();
        problems.refuseAny();
        return binding;
    }

    /** What a manifest says of every operation, for each API line of which there is a list, in the manifest's order. */
    public static List<Coverage> coverage(Path manifest, Path contracts) {
        Manifest read = ManifestReader.read(manifest, new Problems(String.valueOf(manifest.getFileName())));
        return lists(read, contracts).stream()
                .map(list -> Coverage.of(list, read))
                .toList();
    }

    private static List<OperationList> lists(Manifest manifest, Path contracts) {
        return manifest.lines().stream()
                .flatMap(line -> OperationList.read(contracts, line.value()).stream())
                .toList();
    }

    private static void refuseUnclassified(Path file, Manifest manifest, Path contracts) {
        Problems problems = new Problems(String.valueOf(file.getFileName()));
        CompletenessCheck check = new CompletenessCheck(manifest, problems);
        check.checkLists(lists(manifest, contracts));
        lists(manifest, contracts).forEach(list -> check.check(Coverage.of(list, manifest)));
        problems.refuseAny();
    }
}
