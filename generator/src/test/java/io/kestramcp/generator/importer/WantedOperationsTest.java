package io.kestramcp.generator.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.contract.ContractException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantedOperationsTest {
    @TempDir
    private Path folder;

    @Test
    void every_key_that_names_operations_counts_with_its_line() throws IOException {
        assertThat(wanted("1.3", """
                instance_operations: [getConfiguration]
                tools:
                  - name: save
                    operation: updateFlow
                    otherwise: { 404: createFlow }
                  - name: wait
                    handler: execution.Wait
                    uses: [look]
                parts:
                  - name: look
                    operation: getExecution
                """))
                .containsExactly(
                        Map.entry("createFlow", "tool-manifest.yaml, line 5"),
                        Map.entry("getConfiguration", "tool-manifest.yaml, line 1"),
                        Map.entry("getExecution", "tool-manifest.yaml, line 11"),
                        Map.entry("updateFlow", "tool-manifest.yaml, line 4"));
    }

    @Test
    void a_line_of_its_own_replaces_what_the_tool_says() throws IOException {
        String manifest = """
                tools:
                  - operation: newWay
                    "1.3": { operation: oldWay, otherwise: { 404: olderWay } }
                """;
        assertThat(wanted("1.3", manifest)).containsOnlyKeys("oldWay", "olderWay");
        assertThat(wanted("2.0", manifest)).containsOnlyKeys("newWay");
    }

    @Test
    void what_is_said_of_a_line_reaches_the_later_ones_of_its_major_version() throws IOException {
        String manifest = """
                tools:
                  - operation: newWay
                    "1.3": { operation: oldWay }
                    "1.10": { operation: olderWay }
                    "3.0": { otherwise: { 404: other } }
                """;
        assertThat(wanted("1.2", manifest)).containsOnlyKeys("newWay");
        assertThat(wanted("1.9", manifest)).containsOnlyKeys("oldWay");
        assertThat(wanted("1.11", manifest)).containsOnlyKeys("olderWay");
        assertThat(wanted("2.0", manifest)).containsOnlyKeys("newWay");
        assertThat(wanted("3.1", manifest)).containsOnlyKeys("newWay", "other");
    }

    @ParameterizedTest
    @CsvSource({"1.2, early", "1.3, early both", "1.9, both", "1.10, both late", "2.0, late"})
    void a_tool_counts_only_in_the_lines_that_it_claims(String line, String expected) throws IOException {
        assertThat(wanted(line, """
                tools:
                  - { operation: early, until: "1.3" }
                  - { operation: both, since: "1.3", until: "1.10" }
                  - { operation: late, since: "1.10" }
                """)).containsOnlyKeys(expected.split(" "));
    }

    @Test
    void tools_may_share_a_shape_by_alias() throws IOException {
        assertThat(wanted("1.3", """
                tools:
                  - { operation: a, keep: &rows [id] }
                  - { operation: b, keep: *rows }
                """)).containsOnlyKeys("a", "b");
    }

    @Test
    void a_since_that_is_no_line_is_told() {
        assertThatThrownBy(() -> wanted("1.3", "tools: [{ operation: a, since: soon }]"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("soon");
    }

    @Test
    void a_manifest_that_is_not_there_is_told() {
        assertThatThrownBy(() -> WantedOperations.of(folder.resolve("none.yaml"), "1.3"))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("Cannot read the manifest ");
    }

    private Map<String, String> wanted(String line, String manifest) throws IOException {
        return WantedOperations.of(Files.writeString(folder.resolve("tool-manifest.yaml"), manifest), line);
    }
}
