package io.kestramcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of {@code src/test/resources}. */
final class Resources {
    private static final Path FOLDER = Path.of(System.getProperty("project.root"), "runtime/src/test/resources");

    private Resources() {}

    static JsonObject json(String name) throws IOException {
        return JsonParser.parseString(Files.readString(FOLDER.resolve(name))).getAsJsonObject();
    }

    static boolean exists(String name) {
        return Files.exists(FOLDER.resolve(name));
    }

    /** Compares with a file, or writes it with {@code -Drecreate=true}. */
    static void checkGolden(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
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
