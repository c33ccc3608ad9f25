package io.kestramcp.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.generator.emit.Output;
import io.kestramcp.generator.emit.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    private Path folder;

    @Test
    void the_same_input_gives_the_same_files() {
        assertThat(Outputs.ofTheManifest()).isEqualTo(Outputs.ofTheManifest());
    }

    @Test
    void a_file_that_is_right_already_is_not_touched() throws IOException {
        OutputFolder output = new OutputFolder(folder);
        List<Output> files = List.of(file("a/A.java", "class A {}"), file("a/B.java", "class B {}"));
        output.hold(files);
        Files.setLastModifiedTime(folder.resolve("a/A.java"), LONG_AGO);

        int changes = output.hold(List.of(files.get(0), file("a/B.java", "class B { int b; }")));

        assertThat(changes).isEqualTo(1);
        assertThat(Files.getLastModifiedTime(folder.resolve("a/A.java"))).isEqualTo(LONG_AGO);
        assertThat(folder.resolve("a/B.java")).hasContent("class B { int b; }");
    }

    @Test
    void a_tool_that_left_the_manifest_leaves_nothing_behind() throws IOException {
        OutputFolder output = new OutputFolder(folder);
        output.hold(List.of(file("a/A.java", "class A {}"), file("a/Gone.java", "class Gone {}")));

        output.hold(List.of(file("a/A.java", "class A {}")));

        assertThat(folder.resolve("a/Gone.java")).doesNotExist();
        assertThat(folder.resolve("a/A.java")).exists();
    }

    private static Output file(String path, String text) {
        return new Output(Output.Kind.SOURCE, path, text);
    }
}
