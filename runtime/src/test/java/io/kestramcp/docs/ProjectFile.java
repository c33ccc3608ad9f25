package io.kestramcp.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the project, named from its root. */
final class ProjectFile {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    private ProjectFile() {}

    static Path path(String name) {
        return ROOT.resolve(name);
    }

    static String read(String name) throws IOException {
        return Files.readString(path(name));
    }

    /** Compares a file with what it should be, or writes it with {@code -Drecreate=true}. */
    static void check(String name, String expected) throws IOException {
        if (Boolean.getBoolean("recreate")) {
            Files.writeString(path(name), expected);
        }
        assertThat(path(name))
                .as("run the test with -Drecreate=true and review the difference")
                .exists()
                .content()
                .isEqualTo(expected);
    }
}
