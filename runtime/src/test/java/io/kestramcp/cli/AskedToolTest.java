package io.kestramcp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.tool.FormerName;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolCatalog.Entry;
import io.kestramcp.tools.GeneratedTools;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code explain} and {@code who-can} understand by the name of a tool. */
class AskedToolTest {
    private static final ToolCatalog CATALOG = new ToolCatalog(
            GeneratedTools.catalog().all().stream().map(Entry::descriptor).toList(),
            GeneratedTools.all(),
            Map.of(
                    "fetch_flow", new FormerName.Renamed("fetch_flow", "get_flow", "0.2"),
                    "burn_flow", new FormerName.Removed("burn_flow", "Kestra cannot burn.", "0.2")));

    private final StringWriter out = new StringWriter();

    @Test
    void a_tool_is_found_by_the_name_that_it_had_and_that_is_said() {
        assertThat(find("fetch_flow")).isEqualTo("get_flow");
        assertThat(out.toString()).contains("fetch_flow is called get_flow since 0.2");
    }

    @Test
    void of_a_tool_found_by_its_name_nothing_is_said() {
        assertThat(find("get_flow")).isEqualTo("get_flow");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_tool_that_is_gone_or_never_was_is_told() {
        assertThatThrownBy(() -> find("burn_flow"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("burn_flow was removed in 0.2: Kestra cannot burn.");
        assertThatThrownBy(() -> find("fetch_flows")).hasMessageContaining("There is no tool fetch_flows.");
    }

    private String find(String name) {
        return AskedTool.find(CATALOG, name, new PrintWriter(out, true)).name();
    }
}
