package io.kestramcp.generator.importer;

import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.slice.Overlay;
import io.kestramcp.contract.slice.Slice;
import io.kestramcp.contract.slice.Spec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.representer.Representer;

/** Writes a slice, with a header that tells where it comes from. The same input gives the same bytes. */
final class SliceWriter {
    private static final int LINE_WIDTH = 120;

    private SliceWriter() {}

    /** The slice as text. */
    static String text(Spec spec, List<Overlay> overlays, Slice slice) {
        StringBuilder text = new StringBuilder();
        text.append("# A contract slice: facts of Kestra's API, for the operations that the tool manifest names.\n");
        text.append("# Written by the importer. Do not edit: repair with an overlay and import again.\n");
        text.append("# source: ").append(source(spec)).append('\n');
        text.append("# source sha256: ").append(spec.sha256()).append('\n');
        for (Overlay overlay : overlays) {
            text.append("# ").append(overlay.name()).append(" sha256: ");
            text.append(overlay.sha256()).append('\n');
        }
        text.append("# operations: ").append(slice.operations()).append('\n');
        slice.renamed().forEach((theirs, ours) -> text.append("# renamed: ")
                .append(theirs)
                .append(" -> ")
                .append(ours)
                .append('\n'));
        slice.missing().forEach(id -> text.append("# missing: ").append(id).append('\n'));
        return text.append(yaml().dump(slice.tree())).toString();
    }

    /** Where a spec comes from, in words. */
    static String source(Spec spec) {
        return spec.title() + " " + spec.version() + ", " + spec.name();
    }

    /**
     * Writes the text, when the file has another one. The file is replaced as a whole: a reader sees the old slice or the
     * new one.
     *
     * @return whether something was written
     */
    static boolean write(Path file, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.exists(file) && Arrays.equals(bytes, Files.readAllBytes(file))) {
                return false;
            }
            // Not a temporary file of Java's: those are for their owner only, and this one is for everybody who builds.
            Path draft = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".import");
            try {
                Files.write(draft, bytes);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            return true;
        } catch (IOException e) {
            throw new ContractException("Cannot write " + file + ": " + e, e);
        }
    }

    private static Yaml yaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        options.setWidth(LINE_WIDTH);
        options.setIndicatorIndent(0);
        options.setSplitLines(false);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        options.setDereferenceAliases(true);
        return new Yaml(new Representer(options), options);
    }
}
