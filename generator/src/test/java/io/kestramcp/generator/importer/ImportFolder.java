package io.kestramcp.generator.importer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A project of its own for one test: an invented spec, a manifest, overlays, and the command that imports. */
final class ImportFolder {
    private final Path root;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    ImportFolder(Path root) {
        this.root = root;
        for (String name : List.of("invented.yml", "tool-manifest.yaml")) {
            write(name, resource(name));
        }
        for (String name : List.of("overlay.yaml", "overlay-9.9.yaml")) {
            write("openapi/" + name, resource(name));
        }
    }

    /** Runs {@code import} on the invented spec and returns the exit status. */
    int importAs(String line) {
        return run("import", root.resolve("invented.yml").toString(), "--as", line);
    }

    int run(String... arguments) {
        out.reset();
        err.reset();
        return new ImportCommand(
                        root,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    Path path(String name) {
        return root.resolve(name);
    }

    String read(String name) {
        try {
            return Files.readString(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, String text) {
        try {
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(root.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a text that must be there, so that a test does not pass because nothing was broken. */
    void edit(String name, String from, String to) {
        String text = read(name);
        if (!text.contains(from)) {
            throw new AssertionError(name + " has no '" + from + "'");
        }
        write(name, text.replace(from, to));
    }

    List<String> files(String folder) {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String resource(String name) {
        try (InputStream in = ImportFolder.class.getResourceAsStream("/importer/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
