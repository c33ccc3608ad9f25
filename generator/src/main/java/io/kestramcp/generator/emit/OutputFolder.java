package io.kestramcp.generator.emit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder that holds generated files and nothing else. */
public final class OutputFolder {
    private final Path folder;

    /** The folder at a path; it is made when it is not there. */
    public OutputFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder hold exactly these files. A file that is right already is not touched, so that nothing is compiled
     * again for nothing; one that is not among them is deleted.
     *
     * @return how many files were written or deleted
     */
    public int hold(Collection<Output> outputs) {
        try {
            int changes = 0;
            Set<Path> held = new HashSet<>();
            for (Output output : outputs) {
                Path file = folder.resolve(output.path());
                held.add(file);
                if (!Files.exists(file) || !Files.readString(file).equals(output.text())) {
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, output.text());
                    changes++;
                }
            }
            for (Path stale : files()) {
                if (!held.contains(stale)) {
                    Files.delete(stale);
                    changes++;
                }
            }
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    private List<Path> files() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }
}
