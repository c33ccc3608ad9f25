package io.kestramcp.generator.uses;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.contract.change.Uses;
import io.kestramcp.contract.change.UsesJson;
import io.kestramcp.generator.Generation;
import io.kestramcp.generator.Golden;
import io.kestramcp.generator.Project;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is told about the tools' use of the contracts. */
class UsesTest {
    private static final Uses USES = UsesOf.of(Generation.bind(Project.MANIFEST, Project.CONTRACTS));

    /** A path and a query; a body and otherwise; nested lists; filters for each line; a form; single arguments of a body. */
    private static final Set<String> SHAPES = Set.of(
            "get_flow",
            "save_flow",
            "execution",
            "search_logs",
            "start_execution",
            "disable_trigger",
            "kill_execution");

    @Test
    void the_uses_of_a_tool_of_each_shape_are_as_reviewed() throws Exception {
        Uses some = new Uses(
                USES.adapters().stream()
                        .filter(each -> SHAPES.contains(each.name()))
                        .toList(),
                USES.tools());
        String adapters = UsesJson.write(some)
                .lines()
                .takeWhile(line -> !line.equals("],"))
                .collect(Collectors.joining("\n"));
        Golden.check(UsesTest.class, "uses.json", adapters + "\n]}\n");
    }

    @Test
    void what_is_written_is_read_again() {
        assertThat(UsesJson.read(UsesJson.write(USES))).isEqualTo(USES);
    }

    @Test
    void a_tool_of_several_calls_uses_its_parts() {
        assertThat(USES.tools().get("create_or_update_flow").get("2.0"))
                .containsExactly("save_flow", "validate_flow", "get_flow");
        assertThat(USES.toolsWith("save_flow", "2.0")).contains("create_or_update_flow");
    }

    @Test
    void every_adapter_belongs_to_a_tool_on_each_of_its_lines() {
        assertThat(USES.adapters())
                .filteredOn(each -> USES.toolsWith(each.name(), each.line()).isEmpty())
                .isEmpty();
    }
}
