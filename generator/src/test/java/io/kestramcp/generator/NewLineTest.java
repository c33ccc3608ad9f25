package io.kestramcp.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.contract.Operation;
import io.kestramcp.generator.bind.Binding;
import io.kestramcp.generator.bind.BoundTool;
import io.kestramcp.generator.bind.BoundTool.ToolLine;
import io.kestramcp.generator.coverage.Coverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A further API line is a contract and one word in the manifest. */
class NewLineTest {
    private static final String NEWEST = "2.0";
    private static final String NEW = "2.1";

    @TempDir
    private Path folder;

    private Path manifest;

    @BeforeEach
    void aProjectWithAContractMore() throws IOException {
        for (String name : List.of("kestra-1.3.yaml", "operations-1.3.txt")) {
            Files.copy(Project.CONTRACTS.resolve(name), folder.resolve(name));
        }
        for (String name : List.of("kestra-2.0.yaml", "operations-2.0.txt")) {
            Files.copy(Project.CONTRACTS.resolve(name), folder.resolve(name));
            Files.copy(Project.CONTRACTS.resolve(name), folder.resolve(name.replace(NEWEST, NEW)));
        }
        manifest = Files.copy(Project.MANIFEST, folder.resolve("tool-manifest.yaml"));
        edit(manifest, "lines: [\"1.3\", \"2.0\"]", "lines: [\"1.3\", \"2.0\", \"2.1\"]");
    }

    @Test
    void what_is_said_of_the_line_before_holds_on_it() {
        Binding binding = Generation.bind(manifest, folder);

        assertThat(binding.tools()).allSatisfy(tool -> {
            ToolLine before = on(tool, NEWEST);
            ToolLine now = on(tool, NEW);
            assertThat(now.inputSchema()).isEqualTo(before.inputSchema());
            assertThat(now.outputSchema()).isEqualTo(before.outputSchema());
            assertThat(now.operations().stream().map(Operation::id).toList())
                    .isEqualTo(before.operations().stream().map(Operation::id).toList());
        });
    }

    @Test
    void everything_is_generated_for_it_and_it_is_accounted_for() {
        assertThat(Generation.run(manifest, folder))
                .anyMatch(output -> output.path().endsWith("kestra-2.1.yaml"))
                .anyMatch(output -> output.text().contains("FlowsApiV21"));
        assertThat(Generation.coverage(manifest, folder).stream().map(Coverage::line))
                .containsExactly("1.3", NEWEST, NEW);
    }

    @Test
    void an_operation_that_moved_is_bound_where_it_is_now() throws IOException {
        edit(folder.resolve("kestra-2.1.yaml"), "/{executionId}/actions/kill:", "/{executionId}/verbs/kill:");

        ToolLine kill = on(tool("kill_execution"), NEW);

        assertThat(kill.operations().get(0).path()).endsWith("/verbs/kill");
        assertThat(on(tool("kill_execution"), NEWEST).operations().get(0).path())
                .endsWith("/actions/kill");
    }

    @Test
    void what_is_said_of_it_is_laid_over_what_is_said_of_the_line_before() throws IOException {
        edit(
                manifest,
                "    \"2.0\": { params: { draft: hidden } }\n",
                "    \"2.0\": { params: { draft: hidden } }\n    \"2.1\": { keep: [namespace] }\n");

        Binding binding = Generation.bind(manifest, folder);

        assertThat(binding.adapter("save_flow")
                        .on(NEW)
                        .orElseThrow()
                        .outputSchema()
                        .getAsJsonObject("properties")
                        .keySet())
                .containsExactly("namespace");
        assertThat(binding.adapter("save_flow").on(NEW).orElseThrow().inputSchema())
                .isEqualTo(binding.adapter("save_flow").on(NEWEST).orElseThrow().inputSchema());
    }

    private BoundTool tool(String name) {
        return Generation.bind(manifest, folder).tools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ToolLine on(BoundTool tool, String line) {
        return tool.lines().stream()
                .filter(each -> each.line().equals(line))
                .findFirst()
                .orElseThrow(() -> new AssertionError(tool.name() + " is not on " + line));
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text.split(Pattern.quote(from), -1)).as(from).hasSize(2);
        Files.writeString(file, text.replace(from, to));
    }
}
