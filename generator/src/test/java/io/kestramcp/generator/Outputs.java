package io.kestramcp.generator;

import io.kestramcp.generator.emit.Output;
import java.util.List;

/** Picks generated files. */
public record Outputs(List<Output> all) {
    /** Those of this project. */
    public static Outputs ofTheManifest() {
        return new Outputs(Generation.run(Project.MANIFEST, Project.CONTRACTS));
    }

    /** The file of this name. */
    public String text(String fileName) {
        return all.stream()
                .filter(output -> output.path().endsWith("/" + fileName))
                .map(Output::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError(fileName + " is not among "
                        + all.stream().map(Output::path).toList()));
    }
}
