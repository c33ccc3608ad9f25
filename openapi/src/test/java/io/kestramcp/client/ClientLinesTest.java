package io.kestramcp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.clientgen.ClientGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the manifest decide which clients there are. */
class ClientLinesTest {
    private static final String CONTRACT = """
            openapi: 3.0.1
            info: { title: Invented, version: "9.1" }
            paths:
              /things/{id}:
                get:
                  operationId: getThing
                  tags: [Odd Things]
                  parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                  responses: { "200": { description: "" } }
            """;

    @TempDir
    private Path folder;

    private Path sources;

    @BeforeEach
    void twoContracts() throws IOException {
        sources = folder.resolve("target/sources");
        Path template = Files.createDirectories(folder.resolve("template"));
        try (Stream<Path> files = Files.list(SliceFile.MODULE.resolve("template"))) {
            for (Path file : files.toList()) {
                Files.copy(file, template.resolve(file.getFileName()));
            }
        }
        Files.writeString(folder.resolve("kestra-9.1.yaml"), CONTRACT);
        Files.writeString(folder.resolve("kestra-9.2.yaml"), CONTRACT);
    }

    @Test
    void each_line_of_the_manifest_has_clients_of_its_own() throws IOException {
        generate("lines: [\"9.1\", \"9.2\"]\n");

        assertThat(files())
                .containsExactly(
                        "io/kestramcp/client/v9_1/OddThingsApiV91.java",
                        "io/kestramcp/client/v9_2/OddThingsApiV92.java");
        assertThat(sources.resolve("io/kestramcp/client/v9_2/OddThingsApiV92.java"))
                .content()
                .contains("package io.kestramcp.client.v9_2;", "Requests of Kestra 9.2, group OddThings", "getThing");
    }

    @Test
    void what_the_manifest_names_no_more_leaves_nothing_behind() throws IOException {
        generate("lines: [\"9.1\", \"9.2\"]\n");
        generate("lines: [\"9.2\"]\n");

        assertThat(files()).containsExactly("io/kestramcp/client/v9_2/OddThingsApiV92.java");
    }

    @Test
    void a_line_that_is_not_imported_yet_does_not_keep_the_importer_from_being_built() throws IOException {
        generate("lines: [\"9.1\", \"9.3\"]\n");

        assertThat(files()).containsExactly("io/kestramcp/client/v9_1/OddThingsApiV91.java");
    }

    @Test
    void a_manifest_without_lines_is_refused() {
        assertThatThrownBy(() -> generate("tools: []\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("tool-manifest.yaml names no API line");
    }

    private void generate(String manifest) throws IOException {
        Path file = Files.writeString(folder.resolve("tool-manifest.yaml"), manifest);
        ClientGenerator.main(new String[] {file.toString(), folder.toString(), sources.toString()});
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> sources.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
