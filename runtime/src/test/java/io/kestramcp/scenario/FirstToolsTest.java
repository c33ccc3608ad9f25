package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.kestramcp.scenario.McpCaller.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first tools, each through the front door, on both API lines. */
class FirstToolsTest {
    @Test
    void A_24_a_flow_is_saved_run_with_inputs_and_its_logs_are_read() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            assertThat(Flows.save(client, Flows.GREETING).string("flow_id")).isEqualTo("greeting");
            String id = Flows.start(client, "greeting", "{\"who\": \"Ada\"}");
            Answer ended = Flows.await(client, id, "SUCCESS");
            assertThat(ended.content().getAsJsonObject("inputs").get("who").getAsString())
                    .isEqualTo("Ada");
            Answer logs =
                    client.ok("get_execution_logs", "{\"execution_id\": \"" + id + "\", \"min_level\": \"INFO\"}");
            assertThat(logs.rows().toString()).contains("Hello Ada!");
        });
    }

    @Test
    void A_24_saving_again_makes_a_new_revision_and_the_source_comes_back_as_it_was() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            String changed = Flows.GREETING.replace("Hello", "Good morning");
            assertThat(Flows.save(client, changed).content().get("revision").getAsInt())
                    .isEqualTo(2);
            String which = "{\"namespace\": \"company.team\", \"flow_id\": \"greeting\"}";
            assertThat(client.ok("get_flow", which).string("source").strip()).isEqualTo(changed.strip());
        });
    }

    @Test
    void flows_are_found_by_name_and_listed_by_namespace() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            Flows.save(client, Flows.FAILING.replace("company.team", "company.team.sub"));
            assertThat(column(
                            client.ok("search_flows", "{\"query\": \"greet\", \"namespace\": \"company\"}"), "flow_id"))
                    .containsExactly("greeting");
            assertThat(column(client.ok("search_flows", "{\"namespace\": \"company.team\"}"), "flow_id"))
                    .containsExactlyInAnyOrder("greeting", "failing");
            assertThat(column(client.ok("list_flows", "{\"namespace\": \"company.team\"}"), "flow_id"))
                    .containsExactly("greeting");
            assertThat(column(client.ok("search_namespaces", "{\"query\": \"company.team.sub\"}"), "namespace"))
                    .containsExactly("company.team.sub");
        });
    }

    @Test
    void A_25_B_3_and_B_4_a_flow_that_kestra_refuses_is_told_in_kestras_own_words_and_not_saved() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            String source =
                    "{\"source\": \"id: bad\\nnamespace: company.team\\ntasks:\\n  - id: x\\n    type: no.such.Task\\n\"}";
            Answer validated = client.ok("validate_flow", source);
            assertThat(validated.rows().toString()).contains("no.such.Task");
            Answer refused = client.call("create_or_update_flow", source);
            assertThat(refused.failed()).isTrue();
            assertThat(refused.text()).contains("no.such.Task");
            assertThat(client.ok("list_flows", "{\"namespace\": \"company.team\"}")
                            .rows())
                    .isEmpty();
        });
    }

    @Test
    void a_deleted_flow_is_gone() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            String which = "{\"namespace\": \"company.team\", \"flow_id\": \"greeting\"}";
            client.ok("delete_flow", which);
            Answer gone = client.call("get_flow", which);
            assertThat(gone.failed()).isTrue();
            assertThat(gone.text()).containsIgnoringCase("not found");
        });
    }

    @Test
    void executions_are_listed_newest_first_and_filtered_by_state() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            Flows.save(client, Flows.FAILING);
            String first = Flows.start(client, "greeting", "{\"who\": \"one\"}");
            Flows.await(client, first, "SUCCESS");
            String second = Flows.start(client, "greeting", "{\"who\": \"two\"}");
            Flows.await(client, second, "SUCCESS");
            String failed = Flows.start(client, "failing", "{}");
            Flows.await(client, failed, "FAILED");
            Answer ok = client.ok("list_executions", "{\"namespace\": \"company\", \"state\": [\"SUCCESS\"]}");
            assertThat(column(ok, "execution_id")).containsExactly(second, first);
            assertThat(ok.content().get("total").getAsInt()).isEqualTo(2);
            Answer both = client.ok(
                    "list_executions",
                    "{\"namespace\": \"company\", \"state\": [\"SUCCESS\", \"FAILED\"], \"size\": 2}");
            assertThat(both.content().get("next_page").getAsInt()).isEqualTo(2);
        });
    }

    @Test
    void an_execution_is_killed_and_its_record_stays() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            String id = Flows.start(client, "slow", "{}");
            Flows.await(client, id, "RUNNING");
            client.ok("kill_execution", "{\"execution_id\": \"" + id + "\"}");
            assertThat(Flows.await(client, id, "KILLED").string("execution_id")).isEqualTo(id);
        });
    }

    @Test
    void a_paused_execution_goes_on_with_inputs() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.APPROVAL);
            String id = Flows.start(client, "approval", "{}");
            Flows.await(client, id, "PAUSED");
            client.ok("resume_execution", "{\"execution_id\": \"" + id + "\", \"inputs\": {\"approved\": true}}");
            Flows.await(client, id, "SUCCESS");
        });
    }

    @Test
    void a_running_execution_is_paused() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            String id = Flows.start(client, "slow", "{}");
            Flows.await(client, id, "RUNNING");
            client.ok("pause_execution", "{\"execution_id\": \"" + id + "\"}");
            Flows.await(client, id, "PAUSED");
        });
    }

    @Test
    void a_failed_execution_is_restarted_under_the_same_id() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.FAILING);
            String id = Flows.start(client, "failing", "{}");
            Flows.await(client, id, "FAILED");
            assertThat(client.ok("restart_execution", "{\"execution_id\": \"" + id + "\"}")
                            .string("execution_id"))
                    .isEqualTo(id);
        });
    }

    @Test
    void logs_of_all_executions_are_searched_by_level() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.FAILING);
            String id = Flows.start(client, "failing", "{}");
            Flows.await(client, id, "FAILED");
            Answer logs = client.ok("search_logs", "{\"namespace\": \"company\", \"min_level\": \"ERROR\"}");
            assertThat(column(logs, "execution_id")).contains(id);
            assertThat(column(logs, "level")).containsOnly("ERROR");
        });
    }

    @Test
    void B_12_every_json_value_comes_back_from_the_key_value_store_as_itself() throws Exception {
        List<String> values = List.of(
                "\"42\"", "\"true\"", "\"hello world\"", "\"https://x\"", "42", "1.5", "true", "{\"a\":[1,\"b\"]}");
        GatewayTest.run((gateway, kestra, client) -> {
            for (String value : values) {
                client.ok("set_key", "{\"namespace\": \"company.team\", \"key\": \"k\", \"value\": " + value + "}");
                Answer read = client.ok("get_key", "{\"namespace\": \"company.team\", \"key\": \"k\"}");
                assertThat(read.content().get("value").toString()).isEqualTo(value);
            }
            assertThat(column(client.ok("list_keys", "{\"namespace\": \"company.team\"}"), "key"))
                    .containsExactly("k");
        });
    }

    @Test
    void schedules_are_found_with_their_next_run() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SCHEDULED);
            Answer triggers =
                    client.ok("search_triggers", "{\"namespace\": \"company.team\", \"flow_id\": \"scheduled\"}");
            assertThat(column(triggers, "trigger_id")).containsExactly("hourly");
            assertThat(triggers.rows().get(0).getAsJsonObject().has("next_run")).isTrue();
        });
    }

    private static List<String> column(Answer answer, String name) {
        List<String> column = new ArrayList<>();
        for (JsonElement row : answer.rows()) {
            column.add(row.getAsJsonObject().get(name).getAsString());
        }
        return column;
    }
}
