package io.kestramcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.ApiLine;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ToolSelectionTest {
    private static final Hints READS = new Hints(true, false, true, false);
    private static final Hints WRITES = new Hints(false, false, false, false);
    private static final Hints DELETES = new Hints(false, true, true, false);

    private final ToolCatalog catalog = catalog(
            tool("get_flow", "flows", true, READS),
            tool("save_flow", "flows", false, WRITES),
            tool("delete_flow", "flows", false, DELETES),
            tool("restart_execution", "executions", true, WRITES));

    @Test
    void core_is_what_the_manifest_marks() {
        assertThat(served(Set.of("core"), Set.of(), false, false)).containsExactly("get_flow", "restart_execution");
    }

    @Test
    void a_toolset_adds_all_of_its_tools() {
        assertThat(served(Set.of("core", "flows"), Set.of(), false, false)).hasSize(4);
    }

    @Test
    void disabling_wins_over_selecting() {
        assertThat(served(Set.of("all"), Set.of("flows"), false, false)).containsExactly("restart_execution");
        assertThat(served(Set.of("all"), Set.of("get_flow"), false, false)).doesNotContain("get_flow");
    }

    @Test
    void groups_of_the_earlier_server_keep_their_meaning() {
        assertThat(served(Set.of("all"), Set.of("flow", "restart"), false, false))
                .isEmpty();
    }

    @Test
    void read_only_leaves_only_what_reads() {
        assertThat(served(Set.of("all"), Set.of(), true, false)).containsExactly("get_flow");
    }

    @Test
    void no_destructive_leaves_what_only_adds() {
        assertThat(served(Set.of("all"), Set.of(), false, true))
                .containsExactly("get_flow", "save_flow", "restart_execution");
    }

    @Test
    void words_that_stand_for_nothing_are_all_named_with_what_is_allowed() {
        assertThatThrownBy(() -> served(Set.of("flowz"), Set.of("EE"), false, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no toolset flowz")
                .hasMessageContaining("all, core, executions, flows")
                .hasMessageContaining("no tool or toolset EE");
    }

    private List<String> served(Set<String> toolsets, Set<String> disabled, boolean readOnly, boolean noDestructive) {
        ToolSelection selection = ToolSelection.of(catalog, toolsets, disabled, readOnly, noDestructive);
        return catalog.all().stream()
                .map(ToolCatalog.Entry::descriptor)
                .filter(selection::serves)
                .map(ToolDescriptor::name)
                .toList();
    }

    private static ToolCatalog catalog(ToolDescriptor... tools) {
        return new ToolCatalog(
                List.of(tools),
                List.of(tools).stream().map(each -> new Silent(each.name())).toList());
    }

    private static ToolDescriptor tool(String name, String toolset, boolean core, Hints hints) {
        TreeMap<ApiLine, ToolDescriptor.Binding> bindings = new TreeMap<>();
        bindings.put(new ApiLine("2.0"), new ToolDescriptor.Binding(List.of(), new JsonObject(), new JsonObject()));
        return new ToolDescriptor(
                name,
                name,
                name,
                toolset,
                core,
                List.of("x.read"),
                Reach.NOTHING,
                hints,
                false,
                Duration.ofSeconds(1),
                bindings);
    }

    private record Silent(String name) implements Tool {
        @Override
        public Reply call(CallContext call) {
            return Reply.of(new JsonObject());
        }
    }
}
