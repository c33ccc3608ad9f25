package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.kestramcp.scenario.McpCaller.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verbs on many executions, by a filter: counted first, done when the count is confirmed, and never on too many. */
class BulkFilterScenariosTest {
    private static final List<String> TOOLS = List.of(
            "kill_executions",
            "pause_executions",
            "resume_executions",
            "restart_executions",
            "replay_executions",
            "delete_executions");

    @Test
    void the_first_call_counts_and_shows_and_the_confirmed_one_does_it() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            List<String> ids = running(client, 2);
            String filter =
                    "\"filter\": {\"flow_id\": \"slow\", \"only_in\": \"company.team\", \"state\": [\"RUNNING\"]}";
            Answer counted = client.ok("kill_executions", "{" + filter + "}");
            assertThat(counted.content().get("done").getAsBoolean()).isFalse();
            assertThat(counted.content().get("count").getAsInt()).isEqualTo(2);
            assertThat(sample(counted)).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(counted.string("next")).contains("confirm_count: 2");
            assertStates(client, ids, "RUNNING");
            Answer done = client.ok("kill_executions", "{" + filter + ", \"confirm_count\": 2}");
            assertThat(done.content().get("done").getAsBoolean()).isTrue();
            for (String id : ids) {
                Flows.await(client, id, "KILLED");
            }
        });
    }

    @Test
    void every_verb_counts_first_and_does_what_it_says_to_what_was_counted() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            Flows.save(client, Flows.FAILING);
            List<String> slow = running(client, 2);
            confirmed(client, "pause_executions", "{\"labels\": {\"batch\": \"1\"}}", 2);
            for (String id : slow) {
                Flows.await(client, id, "PAUSED");
            }
            confirmed(client, "resume_executions", "{\"namespace\": \"company\", \"state\": [\"PAUSED\"]}", 2);
            for (String id : slow) {
                Flows.await(client, id, "RUNNING");
            }
            String failed = Executions.run(client, "failing", "", "FAILED");
            confirmed(client, "replay_executions", "{\"query\": \"" + failed + "\"}", 1);
            String both = "\"flow_id\": \"failing\", \"state\": [\"FAILED\"], \"namespace\": \"company\"";
            Executions.list(client, both, 2);
            confirmed(client, "restart_executions", "{" + both + "}", 2);
            Executions.list(client, both, 2);
            confirmed(client, "delete_executions", "{" + both + "}", 2);
            Executions.list(client, "\"flow_id\": \"failing\", \"namespace\": \"company\"", 0);
            assertStates(client, slow, "RUNNING");
        });
    }

    @Test
    void a_count_that_does_not_hold_is_refused_and_nothing_is_done() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            List<String> ids = running(client, 2);
            for (String tool : TOOLS) {
                for (int wrong : new int[] {0, 1, 3}) {
                    Answer refused = client.call(
                            tool, "{\"filter\": {\"namespace\": \"company\"}, \"confirm_count\": " + wrong + "}");
                    assertThat(refused.failed()).as(tool).isTrue();
                    assertThat(refused.text()).contains("2 executions", "Nothing was done");
                }
            }
            assertStates(client, ids, "RUNNING");
            Executions.list(client, "\"namespace\": \"company\"", 2);
        });
    }

    @Test
    void a_filter_that_is_empty_unknown_or_malformed_is_refused_by_every_verb() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            List<String> ids = running(client, 1);
            for (String tool : TOOLS) {
                for (String wrong : List.of(
                        "\"filter\": {}",
                        "\"filter\": {\"namespace\": \"\"}",
                        "\"filter\": {\"state\": []}",
                        "\"filter\": {\"labels\": {}}",
                        "\"filter\": {\"query\": null}",
                        "\"filter\": {\"namespaces\": \"company\"}",
                        "\"filter\": {\"namespace\": \"company\", \"flowId\": \"slow\"}",
                        "\"filter\": {\"namespace\": \"company\", \"state\": []}",
                        "\"filter\": {\"namespace\": \"company\", \"state\": [\"RUNING\"]}",
                        "\"filter\": {\"namespace\": \"company\", \"origin\": \"main\"}",
                        "\"filter\": {\"namespace\": \"company\", \"flow_id\": \" \"}",
                        "\"filter\": {\"namespace\": \"company\", \"started_before\": \"tomorrow\"}",
                        "\"filter\": \"company\"",
                        "\"filter\": null",
                        "\"execution_ids\": []",
                        "\"execution_ids\": [\"\"]",
                        "\"execution_ids\": [\"../x\"]",
                        "\"execution_ids\": [\"x\"], \"filter\": {\"namespace\": \"company\"}")) {
                    Answer refused = client.call(tool, "{" + wrong + ", \"confirm_count\": 1}");
                    assertThat(refused.failed())
                            .as("%s %s: %s", tool, wrong, refused.text())
                            .isTrue();
                }
            }
            assertStates(client, ids, "RUNNING");
            Executions.list(client, "\"namespace\": \"company\"", 1);
        });
    }

    @Test
    void a_filter_that_hits_nothing_says_so_and_does_nothing() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            for (String tool : TOOLS) {
                Answer none = client.ok(tool, "{\"filter\": {\"namespace\": \"company.none\"}}");
                assertThat(none.content().get("count").getAsInt()).as(tool).isZero();
                assertThat(none.content().get("done").getAsBoolean()).as(tool).isFalse();
                assertThat(none.string("next")).contains("nothing to do");
            }
        });
    }

    @Test
    void U4_no_write_is_ever_sent_by_query() throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            running(client, 1);
            for (String tool : TOOLS) {
                client.call(tool, "{\"filter\": {\"namespace\": \"company\"}, \"confirm_count\": 1}");
            }
            assertThat(kestra.requests())
                    .anyMatch(request -> request.path().endsWith("/kill/by-ids"))
                    .noneMatch(request -> request.path().contains("by-query"));
        });
    }

    private static void confirmed(McpCaller client, String tool, String filter, int count) throws Exception {
        Answer counted = client.ok(tool, "{\"filter\": " + filter + "}");
        assertThat(counted.content().get("count").getAsInt()).as(tool).isEqualTo(count);
        Answer done = client.ok(tool, "{\"filter\": " + filter + ", \"confirm_count\": " + count + "}");
        assertThat(done.content().get("done").getAsBoolean()).as(tool).isTrue();
    }

    private static List<String> running(McpCaller client, int count) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = Executions.start(client, "slow", "\"labels\": {\"batch\": \"1\"}")
                    .string("execution_id");
            Flows.await(client, id, "RUNNING");
            ids.add(id);
        }
        Executions.list(client, "\"namespace\": \"company\", \"state\": [\"RUNNING\"]", count);
        return ids;
    }

    private static List<String> sample(Answer counted) {
        List<String> ids = new ArrayList<>();
        for (JsonElement row : counted.content().getAsJsonArray("sample")) {
            ids.add(row.getAsJsonObject().get("execution_id").getAsString());
        }
        return ids;
    }

    private static void assertStates(McpCaller client, List<String> ids, String state) throws Exception {
        for (String id : ids) {
            assertThat(Executions.state(client, id)).isEqualTo(state);
        }
    }
}
