package io.kestramcp.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kestramcp.generator.manifest.ManifestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A manifest that is right, with one thing in it changed, and what the build then says. */
final class BrokenManifest {
    private static final Path RIGHT = Project.TEST_RESOURCES.resolve("broken/tool-manifest.yaml");

    private final Path file;
    private final String text;

    private BrokenManifest(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    static BrokenManifest in(Path folder) {
        try {
            return new BrokenManifest(folder.resolve("tool-manifest.yaml"), Files.readString(RIGHT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces what is there exactly once. */
    BrokenManifest with(String right, String wrong) {
        assertThat(text.split(Pattern.quote(right), -1)).as(right).hasSize(2);
        return new BrokenManifest(file, text.replace(right, wrong));
    }

    /** Asserts that one message names the line that has this text, and says all of this. */
    void isRefusedAt(String place, String... says) {
        int line = 1 + (int) text.substring(0, text.indexOf(place)).lines().count() - (text.startsWith(place) ? 0 : 1);
        assertThat(message()).anySatisfy(each -> assertThat(each)
                .startsWith("tool-manifest.yaml:" + line + ": ")
                .contains(says));
    }

    void isAccepted() {
        write();
        assertThat(Generation.bind(file, Project.CONTRACTS).tools()).isNotEmpty();
    }

    private String[] message() {
        write();
        ManifestException refused =
                catchThrowableOfType(ManifestException.class, () -> Generation.bind(file, Project.CONTRACTS));
        assertThat(refused).as("nothing was refused").isNotNull();
        return refused.getMessage().split("\n", -1);
    }

    private void write() {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
