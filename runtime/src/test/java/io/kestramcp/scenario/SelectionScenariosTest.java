package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the operator's settings leave of the tools: in the listing, and at the call. */
class SelectionScenariosTest {
    private static final String TOOLSETS = "KESTRA_MCP_TOOLSETS";
    private static final String DISABLED = "KESTRA_MCP_DISABLED_TOOLS";

    @Test
    void only_the_named_toolsets_are_listed() throws Exception {
        for (String line : GatewayTest.LINES) {
            assertThat(listed(line, Map.of(TOOLSETS, "kv,namespaces")))
                    .containsExactlyInAnyOrder(
                            "list_keys",
                            "get_key",
                            "set_key",
                            "delete_key",
                            "search_namespaces",
                            "get_namespace",
                            "get_namespace_health",
                            "get_namespace_dependencies");
        }
    }

    @Test
    void a_toolset_adds_to_the_core_and_without_a_setting_the_core_is_listed() throws Exception {
        for (String line : GatewayTest.LINES) {
            List<String> core = listed(line, Map.of());
            assertThat(core).contains("list_flows", "get_key").doesNotContain("delete_key", "delete_flow");
            List<String> more = listed(line, Map.of(TOOLSETS, "core,kv"));
            assertThat(more).containsAll(core).contains("delete_key").doesNotContain("delete_flow");
        }
    }

    @Test
    void toolsets_the_earlier_servers_groups_and_single_tools_are_switched_off() throws Exception {
        for (String line : GatewayTest.LINES) {
            List<String> left = listed(line, Map.of(TOOLSETS, "all", DISABLED, "files,backfill,execution,get_key"));
            assertThat(left)
                    .contains("list_flows", "set_key", "search_triggers", "search_logs")
                    .doesNotContain("list_files", "read_file", "create_backfill", "delete_backfill")
                    .doesNotContain("execute_flow", "list_executions", "diagnose_execution", "get_key");
        }
    }

    @Test
    void a_tool_that_was_switched_off_cannot_be_called_either() throws Exception {
        for (String line : GatewayTest.LINES) {
            GatewayTest.run(line, Map.of(DISABLED, "set_key"), (gateway, kestra, client) -> {
                JsonObject params = new JsonObject();
                params.addProperty("name", "set_key");
                params.add("arguments", Looks.team("key", "k", "value", 1));
                assertThat(client.request("tools/call", params).getAsJsonObject("error"))
                        .isNotNull();
                assertThat(Looks.column(Looks.ok(client, "list_keys", Looks.team()), "key"))
                        .isEmpty();
            });
        }
    }

    @Test
    void nothing_that_may_overwrite_end_or_delete_is_left_when_that_is_forbidden() throws Exception {
        Map<String, String> harmless = Map.of(TOOLSETS, "all", "KESTRA_MCP_NO_DESTRUCTIVE", "true");
        for (String line : GatewayTest.LINES) {
            assertThat(listed(line, harmless))
                    .contains("list_flows", "execute_flow", "create_directory", "enable_flow")
                    .doesNotContain("delete_flow", "create_or_update_flow", "kill_execution", "set_key", "write_file");
        }
    }

    @Test
    void a_word_that_stands_for_nothing_is_an_error_that_names_it_and_what_there_is() {
        GatewayTest.assumeSandbox();
        assertThatThrownBy(() -> listed("2.0", Map.of(TOOLSETS, "flows,kvs")))
                .hasMessageContaining("kvs")
                .hasMessageContaining("kv, ");
        assertThatThrownBy(() -> listed("2.0", Map.of(DISABLED, "enterprise,get_keys")))
                .hasMessageContaining("enterprise")
                .hasMessageContaining("get_keys");
    }

    private static List<String> listed(String line, Map<String, String> settings) throws Exception {
        List<String> names = new ArrayList<>();
        GatewayTest.run(line, settings, (gateway, kestra, client) -> {
            for (JsonElement tool : client.list()) {
                names.add(tool.getAsJsonObject().get("name").getAsString());
            }
        });
        return names;
    }
}
