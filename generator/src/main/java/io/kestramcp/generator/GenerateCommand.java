package io.kestramcp.generator;

import io.kestramcp.contract.ContractException;
import io.kestramcp.generator.coverage.Coverage;
import io.kestramcp.generator.emit.Output;
import io.kestramcp.generator.emit.OutputFolder;
import io.kestramcp.generator.manifest.ManifestException;
import java.nio.file.Path;
import java.util.List;

/** The generator as the build calls it. */
public final class GenerateCommand {
    private GenerateCommand() {}

    /**
     * Generates the tools.
     *
     * @param args manifest, folder of contracts, folder for sources, folder for resources
     */
    public static void main(String[] args) {
        if (args.length != 4) {
            throw new IllegalArgumentException("Usage: MANIFEST CONTRACTS SOURCES RESOURCES");
        }
        try {
            List<Output> outputs = Generation.run(Path.of(args[0]), Path.of(args[1]));
            int changes = hold(outputs, Output.Kind.SOURCE, args[2]) + hold(outputs, Output.Kind.RESOURCE, args[3]);
            System.out.println("Generated " + outputs.size() + " files, " + changes + " of them changed.");
            Generation.coverage(Path.of(args[0]), Path.of(args[1])).stream()
                    .map(Coverage::summary)
                    .forEach(System.out::println);
        } catch (ManifestException | ContractException e) {
            // Maven prints a stack trace below it; what to change should be seen first.
            System.err.println(e.getMessage());
            throw e;
        }
    }

    private static int hold(List<Output> outputs, Output.Kind kind, String folder) {
        return new OutputFolder(Path.of(folder))
                .hold(outputs.stream().filter(output -> output.kind() == kind).toList());
    }
}
