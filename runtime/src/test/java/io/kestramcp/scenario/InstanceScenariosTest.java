package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.scenario.McpCaller.Answer;
import io.kestramcp.tools.GeneratedTools;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The instance, its plugins and dashboards, and what an edition lacks, through the front door. */
class InstanceScenariosTest {
    @Test
    void s01_the_listed_tools_are_all_that_this_line_and_edition_have() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> assertAllListed(client));
    }

    @Test
    void s01_the_enterprise_edition_lists_its_own_tools_too() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> assertAllListed(client));
    }

    @Test
    void B_24_what_the_open_source_edition_lacks_is_not_listed() throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            String names = client.list().toString();
            assertThat(names).contains("\"list_executions\"").doesNotContain("\"list_apps\"");
        });
    }

    @Test
    void s49_the_instance_tells_version_and_edition() throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            Answer info = client.ok("get_instance_info", "{}");
            assertThat(info.string("edition")).isEqualTo("OSS");
            assertThat(info.string("version")).startsWith(info.string("api_line"));
            assertThat(client.ok("auth_status", "{}").string("tenant")).isEqualTo("main");
        });
    }

    @Test
    void a_task_type_is_found_and_its_documentation_read() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Answer found = client.ok("search_plugins", "{\"query\": \"log\"}");
            assertThat(found.rows().toString()).contains("io.kestra.plugin.core.log.Log");
            assertThat(client.ok("get_plugin_doc", "{\"type\": \"io.kestra.plugin.core.log.Log\"}")
                            .string("markdown"))
                    .isNotBlank();
        });
    }

    @Test
    void read_only_serves_nothing_that_changes_anything() throws Exception {
        Map<String, String> readOnly = Map.of("KESTRA_MCP_TOOLSETS", "all", "KESTRA_MCP_READ_ONLY", "true");
        for (String line : GatewayTest.LINES) {
            GatewayTest.run(line, readOnly, (gateway, kestra, client) -> assertThat(client.list())
                    .isNotEmpty()
                    .allMatch(tool -> tool.getAsJsonObject()
                            .getAsJsonObject("annotations")
                            .get("readOnlyHint")
                            .getAsBoolean()));
        }
    }

    private static void assertAllListed(McpCaller client) throws Exception {
        Answer info = client.ok("get_instance_info", "{}");
        KestraServer server = new KestraServer(
                info.string("version"), info.string("edition"), new ApiLine(info.string("api_line")), true);
        assertThat(client.names())
                .containsExactlyElementsOf(GeneratedTools.catalog().visible(server).stream()
                        .map(tool -> tool.descriptor().name())
                        // Only where users have a page to register tokens at: TokenPageTest.
                        .filter(name -> !name.equals("register_kestra_token"))
                        .toList());
    }
}
