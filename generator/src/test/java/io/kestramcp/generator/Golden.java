package io.kestramcp.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with a file named after test and case, or writes that file with {@code -Drecreate=true}. */
final class Golden {
    private Golden() {}

    static void check(Class<?> test, String name, String actual) throws IOException {
        Path file = Project.TEST_RESOURCES.resolve("goldens/" + test.getSimpleName() + "/" + name);
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
