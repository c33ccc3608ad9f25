package io.kestramcp.tool.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts under review: each is compared with the file of its name, or written there with {@code -Drecreate=true}. */
final class Golden {
    private Golden() {}

    static void check(String name, String text) {
        try {
            if (Boolean.getBoolean("recreate")) {
                Path file = Path.of(
                        "src/test/resources", Golden.class.getPackageName().replace('.', '/'), name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text + "\n");
                return;
            }
            try (InputStream stream = Golden.class.getResourceAsStream(name)) {
                assertThat(stream).as("golden file " + name).isNotNull();
                assertThat(text + "\n").isEqualTo(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
