package io.kestramcp.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.connect.ConfigFile.Outcome;
import io.kestramcp.connect.ConfigFile.Outcome.Unchanged;
import io.kestramcp.connect.ConfigFile.Outcome.Written;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration file is replaced as a whole, with a copy beside it, or not at all. */
class ConfigFileTest {
    private static final Connection HTTP = new Connection.Http(URI.create("https://a/mcp"));
    private static final String OTHERS = "{\"mcpServers\": {\"other\": {\"command\": \"x\"}}}\n";

    @TempDir
    private Path folder;

    @Test
    void a_new_file_is_made_with_its_folder() throws Exception {
        Path file = folder.resolve("deep/er/mcp.json");
        assertThat(merge(file)).isEqualTo(new Written(Optional.empty()));
        ClientRules.accepted("cursor", Files.readString(file));
        assertThat(names(file.getParent())).containsExactly("mcp.json");
    }

    @Test
    void what_was_there_stays_and_is_copied_each_time_to_another_file() throws Exception {
        Path file = Files.writeString(folder.resolve("mcp.json"), OTHERS);
        Path copy = folder.resolve("mcp.json.bak");
        assertThat(merge(file)).isEqualTo(new Written(Optional.of(copy)));
        assertThat(copy).hasContent(OTHERS);
        assertThat(file).content().contains("\"other\": {\"command\": \"x\"}", "https://a/mcp");

        Files.writeString(file, OTHERS);
        assertThat(merge(file)).isEqualTo(new Written(Optional.of(folder.resolve("mcp.json.bak2"))));
        assertThat(names(folder)).containsExactly("mcp.json", "mcp.json.bak", "mcp.json.bak2");
    }

    @Test
    void a_second_time_changes_nothing_and_copies_nothing() throws Exception {
        Path file = folder.resolve("mcp.json");
        merge(file);
        assertThat(merge(file)).isEqualTo(new Unchanged());
        assertThat(names(folder)).containsExactly("mcp.json");
    }

    @Test
    void a_file_that_cannot_be_understood_is_not_touched() throws Exception {
        Path file = Files.writeString(folder.resolve("mcp.json"), "{\"mcpServers\": ");
        assertThatThrownBy(() -> merge(file))
                .isInstanceOf(UnmergeableException.class)
                .hasMessageContaining("is no JSON");
        assertThat(file).hasContent("{\"mcpServers\": ");
        Files.write(file, new byte[] {'{', (byte) 0xff, '}'});
        assertThatThrownBy(() -> merge(file)).hasMessageContaining("no UTF-8");
        assertThat(names(folder)).containsExactly("mcp.json");
    }

    @Test
    void a_link_stays_a_link_and_the_file_keeps_its_rights() throws Exception {
        Path real = Files.createDirectory(folder.resolve("dotfiles")).resolve("mcp.json");
        Files.writeString(real, OTHERS);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("mcp.json"), real);

        merge(link);

        assertThat(link).isSymbolicLink();
        assertThat(real).content().contains("https://a/mcp");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
        assertThat(names(folder.resolve("dotfiles"))).containsExactly("mcp.json", "mcp.json.bak");
    }

    private static Outcome merge(Path file) throws IOException, UnmergeableException {
        return ConfigFile.merge(file, JsonAssistant.CURSOR, "kestra", HTTP);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("dotfiles"))
                    .sorted()
                    .toList();
        }
    }
}
