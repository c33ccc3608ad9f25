package io.kestramcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.tools.GeneratedTools;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the manifest says of its tools' effects, as far as Kestra's methods and paths do not tell it. */
class ToolHintsTest {
    private static final ToolCatalog CATALOG = GeneratedTools.catalog();

    /**
     * The tools that Kestra is asked by POST and that yet change nothing, each looked at: a check of YAML, and YAML that
     * Kestra's AI writes and does not save.
     */
    private static final Set<String> POSTED_AND_YET_READING =
            Set.of("validate_flow", "generate_flow", "generate_dashboard", "generate_app", "generate_test");

    @Test
    void only_what_was_looked_at_counts_as_reading_though_it_is_not_a_get() {
        assertThat(names(tool -> tool.hints().readOnly() && !gets(tool))).isEqualTo(POSTED_AND_YET_READING);
    }

    @Test
    void an_expression_that_can_start_a_flow_or_send_a_request_is_not_taken_for_a_reader() {
        ToolDescriptor tool = tool("evaluate_expression");
        assertThat(tool.hints()).isEqualTo(new Hints(false, true, false, true));
        assertThat(tool.permissions()).contains("flow.execute");
        assertThat(tool.reach()).isEqualTo(Reach.INSTANCE);
        assertThat(selection(true, false).serves(tool)).isFalse();
        assertThat(selection(false, true).serves(tool)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kill_execution",
                "unqueue_execution",
                "change_execution_state",
                "change_task_run_state",
                "add_execution_labels",
                "create_or_update_flow",
                "disable_flow",
                "disable_trigger",
                "delete_backfill",
                "set_key",
                "write_file",
                "move_file"
            })
    void what_ends_or_overwrites_is_not_served_where_nothing_destructive_is(String name) {
        assertThat(tool(name).hints().destructive()).isTrue();
        assertThat(selection(false, true).serves(tool(name))).isFalse();
        assertThat(selection(false, false).serves(tool(name))).isTrue();
    }

    private static boolean gets(ToolDescriptor tool) {
        return tool.bindings().values().stream()
                .flatMap(binding -> binding.operations().stream())
                .allMatch(operation -> operation.method().equals("GET"));
    }

    private static Set<String> names(Predicate<ToolDescriptor> which) {
        return CATALOG.all().stream()
                .map(ToolCatalog.Entry::descriptor)
                .filter(which)
                .map(ToolDescriptor::name)
                .collect(Collectors.toSet());
    }

    private static ToolDescriptor tool(String name) {
        return CATALOG.find(name).orElseThrow().descriptor();
    }

    private static ToolSelection selection(boolean readOnly, boolean noDestructive) {
        return ToolSelection.of(CATALOG, Set.of(ToolSelection.ALL), Set.of(), readOnly, noDestructive);
    }
}
