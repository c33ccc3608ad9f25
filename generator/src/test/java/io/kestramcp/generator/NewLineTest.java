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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A further API line is a contract and one word in the manifest. */
class NewLineTest {
    private static final Pattern LINES = Pattern.compile("(?m)^lines: \\[.*\"(\\d+)\\.(\\d+)\"]$");

    @TempDir
    private Path folder;

    private Path manifest;
    private String newest;
    private String further;

    @BeforeEach
    void aProjectWithAContractMore() throws IOException {
        String text = Files.readString(Project.MANIFEST);
        Matcher lines = LINES.matcher(text);
        assertThat(lines.find()).isTrue();
        newest = lines.group(1) + "." + lines.group(2);
        further = lines.group(1) + "." + (Integer.parseInt(lines.group(2)) + 1);
        try (Stream<Path> files = Files.list(Project.CONTRACTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                Files.copy(file, folder.resolve(name));
                if (name.contains(newest)) {
                    Files.copy(file, folder.resolve(name.replace(newest, further)));
                }
            }
        }
        String word = lines.group().replace("]", ", \"" + further + "\"]");
        manifest = Files.writeString(folder.resolve("tool-manifest.yaml"), text.replace(lines.group(), word));
    }

    @Test
    void what_is_said_of_the_line_before_holds_on_it() {
        Binding binding = Generation.bind(manifest, folder);

        assertThat(binding.tools()).allSatisfy(tool -> {
            ToolLine before = on(tool, newest);
            ToolLine now = on(tool, further);
            assertThat(now.inputSchema()).isEqualTo(before.inputSchema());
            assertThat(now.outputSchema()).isEqualTo(before.outputSchema());
            assertThat(now.operations().stream().map(Operation::id).toList())
                    .isEqualTo(before.operations().stream().map(Operation::id).toList());
        });
    }

    @Test
    void everything_is_generated_for_it_and_it_is_accounted_for() {
        assertThat(Generation.run(manifest, folder))
                .anyMatch(output -> output.path().endsWith("kestra-" + further + ".yaml"))
                .anyMatch(output -> output.text().contains("FlowsApiV" + further.replace(".", "")));
        assertThat(Generation.coverage(manifest, folder).stream().map(Coverage::line))
                .endsWith(newest, further);
    }

    @Test
    void an_operation_that_moved_is_bound_where_it_is_now() throws IOException {
        edit(
                folder.resolve("kestra-" + further + ".yaml"),
                "/{executionId}/actions/kill:",
                "/{executionId}/verbs/kill:");

        ToolLine kill = on(tool("kill_execution"), further);

        assertThat(kill.operations().get(0).path()).endsWith("/verbs/kill");
        assertThat(on(tool("kill_execution"), newest).operations().get(0).path())
                .endsWith("/actions/kill");
    }

    @Test
    void what_is_said_of_it_is_laid_over_what_is_said_of_the_line_before() throws IOException {
        edit(
                manifest,
                "    \"2.0\": { params: { draft: hidden } }\n",
                "    \"2.0\": { params: { draft: hidden } }\n    \"" + further + "\": { keep: [namespace] }\n");

        Binding binding = Generation.bind(manifest, folder);

        assertThat(binding.adapter("save_flow")
                        .on(further)
                        .orElseThrow()
                        .outputSchema()
                        .getAsJsonObject("properties")
                        .keySet())
                .containsExactly("namespace");
        assertThat(binding.adapter("save_flow").on(further).orElseThrow().inputSchema())
                .isEqualTo(binding.adapter("save_flow").on(newest).orElseThrow().inputSchema());
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
