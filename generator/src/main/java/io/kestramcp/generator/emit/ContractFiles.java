package io.kestramcp.generator.emit;

import io.kestramcp.contract.ContractException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The contracts and their repairs as resources, so that what a running Kestra serves can be compared with them. */
public final class ContractFiles {
    private ContractFiles() {}

    /**
     * The slice of each API line, and the overlays that it was made with, beside {@code uses.json}.
     *
     * @param folder the folder of slices and overlays; a file that is not there is left out
     */
    public static List<Output> of(Path folder, List<String> lines) {
        List<String> names = new ArrayList<>(List.of("overlay.yaml"));
        lines.forEach(line -> names.addAll(List.of("overlay-" + line + ".yaml", "kestra-" + line + ".yaml")));
        return names.stream()
                .filter(name -> Files.exists(folder.resolve(name)))
                .map(name -> new Output(
                        Output.Kind.RESOURCE,
                        JavaNames.PACKAGE.replace('.', '/') + "/" + name,
                        text(folder.resolve(name))))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ContractException("Cannot read " + file + ": " + e, e);
        }
    }
}
