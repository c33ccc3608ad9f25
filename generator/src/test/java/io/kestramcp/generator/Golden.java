package io.kestramcp.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with a file, or writes that file with {@code -Drecreate=true}. */
public final class Golden {
    private Golden() {}

    /** The file is named after test and case. */
    public static void check(Class<?> test, String name, String actual) throws IOException {
        check(Project.TEST_RESOURCES.resolve("goldens/" + test.getSimpleName() + "/" + name), actual);
    }

    /** The file is among those of the surface: what clients see, for review. */
    public static void checkSurface(String name, String actual) throws IOException {
        check(Project.SURFACE.resolve(name), actual);
    }

    private static void check(Path file, String actual) throws IOException {
        if (Boolean.getBoolean("recreate")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(file)
                .as("run the test with -Drecreate=true and review the difference")
                .exists();
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
