package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.scenario.McpCaller.Answer;
import org.junit.jupiter.api.Test;

/** Scenarios 2 to 7 and 37 to 40 of the earlier server's tests: flows, keys, namespaces, files. */
class PredecessorContentTest {
    private static final String HELLO = "{\"namespace\": \"company.team\", \"flow_id\": \"hello_mcp\"}";

    @Test
    void s02_a_saved_flow_gives_its_source_back() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, PredecessorFlows.HELLO);
            assertThat(client.ok("get_flow", HELLO).string("source").strip()).isEqualTo(PredecessorFlows.HELLO.strip());
        });
    }

    @Test
    void s03_and_s04_a_flow_is_disabled_and_enabled_again() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, PredecessorFlows.HELLO);
            assertThat(client.ok("disable_flow", HELLO)
                            .content()
                            .get("disabled")
                            .getAsBoolean())
                    .isTrue();
            assertThat(client.call("execute_flow", HELLO).failed()).isTrue();
            assertThat(client.ok("enable_flow", HELLO).content().get("disabled").getAsBoolean())
                    .isFalse();
        });
    }

    @Test
    void s05_an_approximate_name_finds_the_flow() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, PredecessorFlows.HELLO);
            Answer found = client.ok("find_flow", "{\"name\": \"hello mcp\", \"namespace\": \"company\"}");
            assertThat(found.content().getAsJsonObject("match").get("flow_id").getAsString())
                    .isEqualTo("hello_mcp");
            assertThat(client.ok("find_flow", "{\"name\": \"nonexistent_xyz_123\", \"namespace\": \"company\"}")
                            .content()
                            .get("found")
                            .getAsBoolean())
                    .isFalse();
        });
    }

    @Test
    void s06_and_B_7_a_search_finds_only_what_was_asked_for() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, PredecessorFlows.HELLO);
            Flows.save(client, Flows.FAILING);
            assertThat(client.ok("search_flows", "{\"query\": \"hello_mcp\", \"namespace\": \"company\"}")
                            .rows())
                    .hasSize(1);
            assertThat(client.ok("search_flow_source", "{\"query\": \"Hello MCP\", \"namespace\": \"company\"}")
                            .rows())
                    .hasSize(1);
        });
    }

    @Test
    void s07_and_B_17_triggers_are_listed_without_webhook_keys() throws Exception {
        String webhook = """
                id: hooked
                namespace: company.team
                tasks:
                  - { id: x, type: io.kestra.plugin.core.log.Log, message: ok }
                triggers:
                  - { id: hook, type: io.kestra.plugin.core.trigger.Webhook, key: canary-key-1234567890 }
                """;
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SCHEDULED);
            Flows.save(client, webhook);
            Answer triggers = client.ok("search_triggers", "{\"namespace\": \"company.team\"}");
            assertThat(triggers.text()).contains("hourly").doesNotContain("canary-key");
            assertThat(triggers.content().toString()).doesNotContain("canary-key");
        });
    }

    @Test
    void s37_keys_are_set_read_listed_and_deleted() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            String key = "{\"namespace\": \"company.team\", \"key\": \"k\"";
            client.ok("set_key", key + ", \"value\": {\"a\": [1]}, \"description\": \"a note\"}");
            assertThat(client.ok("get_key", key + "}").content().get("value").toString())
                    .isEqualTo("{\"a\":[1]}");
            assertThat(client.ok("list_keys", "{\"namespace\": \"company.team\"}")
                            .rows())
                    .hasSize(1);
            assertThat(client.ok("delete_key", key + "}")
                            .content()
                            .get("deleted")
                            .getAsBoolean())
                    .isTrue();
            assertThat(client.ok("delete_key", key + "}")
                            .content()
                            .get("deleted")
                            .getAsBoolean())
                    .isFalse();
            assertThat(client.call("get_key", key + "}").failed()).isTrue();
            assertThat(client.call("set_key", key + "}").failed()).isTrue();
        });
    }

    @Test
    void s38_namespaces_are_listed_all_or_those_with_flows_and_their_graph_is_drawn() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            Flows.save(client, PredecessorFlows.SLEEPER);
            assertThat(client.ok("search_namespaces", "{\"query\": \"company\"}")
                            .text())
                    .contains("company.team");
            assertThat(client.ok("search_namespaces", "{\"query\": \"company\", \"with_flows\": true}")
                            .rows())
                    .hasSize(1);
            Answer graph = client.ok("get_namespace_dependencies", "{\"namespace\": \"company.team\"}");
            assertThat(graph.string("mermaid")).contains("company.team/sleeper").contains("-->");
            Answer hit = client.ok("what_breaks_if", "{\"namespace\": \"company.team\", \"flow_id\": \"slow\"}");
            assertThat(hit.content().getAsJsonArray("dependants").toString()).contains("sleeper");
        });
    }

    @Test
    void s39_a_file_is_written_found_moved_read_and_deleted() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            String in = "{\"namespace\": \"company.team\", ";
            client.ok("write_file", in + "\"path\": \"/etl.py\", \"text\": \"import kestra\\n\"}");
            assertThat(client.call("write_file", in + "\"path\": \"/etl.py\", \"text\": \"x\"}")
                            .failed())
                    .isTrue();
            assertThat(client.ok("search_files", in + "\"query\": \"etl\"}").text())
                    .contains("etl.py");
            client.ok("move_file", in + "\"from\": \"/etl.py\", \"to\": \"/moved_etl.py\"}");
            assertThat(client.ok("read_file", in + "\"path\": \"/moved_etl.py\"}")
                            .string("text"))
                    .isEqualTo("import kestra\n");
            client.ok("delete_file", in + "\"path\": \"/moved_etl.py\"}");
            assertThat(client.call("read_file", in + "\"path\": \"/moved_etl.py\"}")
                            .failed())
                    .isTrue();
            assertThat(client.call("delete_file", in + "\"path\": \"/moved_etl.py\"}")
                            .failed())
                    .isTrue();
        });
    }

    @Test
    void s40_a_directory_is_made_and_listed() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            String in = "{\"namespace\": \"company.team\", ";
            client.ok("create_directory", in + "\"path\": \"/test_dir\"}");
            client.ok("write_file", in + "\"path\": \"/test_dir/data.bin\", \"base64\": \"AAEC\"}");
            Answer listed = client.ok("list_files", in + "\"path\": \"/test_dir\"}");
            assertThat(listed.rows().get(0).getAsJsonObject().get("name").getAsString())
                    .isEqualTo("data.bin");
            assertThat(client.ok("read_file", in + "\"path\": \"/test_dir/data.bin\"}")
                            .string("base64"))
                    .isEqualTo("AAEC");
        });
    }
}
