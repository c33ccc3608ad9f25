package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.scenario.McpCaller.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verbs on many executions, by their ids: all of them are done, or none. */
class BulkScenariosTest {
    @Test
    void the_named_ones_are_killed_and_no_other() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            List<String> ids = many(client, "slow", "RUNNING", 3);
            done(client, "kill_executions", ids.subList(0, 2));
            Flows.await(client, ids.get(0), "KILLED");
            Flows.await(client, ids.get(1), "KILLED");
            assertThat(Executions.state(client, ids.get(2))).isEqualTo("RUNNING");
        });
    }

    @Test
    void the_named_ones_are_paused_and_go_on_when_they_are_resumed() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            List<String> ids = many(client, "slow", "RUNNING", 2);
            done(client, "pause_executions", ids);
            for (String id : ids) {
                Flows.await(client, id, "PAUSED");
            }
            done(client, "resume_executions", ids);
            for (String id : ids) {
                Flows.await(client, id, "RUNNING");
            }
        });
    }

    @Test
    void the_named_ones_are_restarted_under_their_ids() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.FAILING);
            List<String> ids = many(client, "failing", "FAILED", 2);
            done(client, "restart_executions", ids);
            for (String id : ids) {
                awaitLabel(client, id, "system.restarted");
                Executions.ok(client, "wait_for_execution", id, "");
                assertThat(Executions.messages(client, id))
                        .filteredOn("It broke on purpose"::equals)
                        .hasSize(2);
            }
            Executions.list(client, "\"namespace\": \"company\"", 2);
        });
    }

    @Test
    void the_named_ones_are_replayed_with_their_revision_or_the_latest() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            String original = Executions.run(client, "steps", "", "SUCCESS");
            Flows.save(client, Executions.STEPS.replace("at c", "at new c"));
            String all = "\"namespace\": \"company\", \"state\": [\"SUCCESS\"]";
            done(client, "replay_executions", List.of(original));
            String same = Executions.column(Executions.list(client, all, 2), "execution_id")
                    .get(0);
            assertThat(Executions.messages(client, same)).contains("at c");
            client.ok("replay_executions", "{\"execution_ids\": [\"" + original + "\"], \"latest_revision\": true}");
            String newer = Executions.column(Executions.list(client, all, 3), "execution_id")
                    .get(0);
            assertThat(Executions.messages(client, newer)).contains("at new c");
            assertThat(Executions.get(client, newer).get("original_id").getAsString())
                    .isEqualTo(original);
        });
    }

    @Test
    void the_named_ones_are_deleted_and_a_running_one_only_when_that_is_wanted() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            Flows.save(client, Flows.SLOW);
            String ended = Executions.run(client, "steps", "", "SUCCESS");
            String running = Executions.startAs(client, "slow", "RUNNING");
            String both = "\"execution_ids\": " + Executions.json(List.of(ended, running));
            Answer refused = client.call("delete_executions", "{" + both + "}");
            assertThat(refused.failed()).isTrue();
            assertThat(refused.text()).contains(running);
            assertThat(Executions.state(client, ended)).isEqualTo("SUCCESS");
            client.ok("delete_executions", "{" + both + ", \"include_running\": true}");
            Executions.refused(client, "get_execution", ended, "");
            Executions.refused(client, "get_execution", running, "");
        });
    }

    @Test
    void one_that_the_verb_does_not_fit_stops_all_and_is_named() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            Flows.save(client, Flows.SLOW);
            String ended = Executions.run(client, "steps", "", "SUCCESS");
            String running = Executions.startAs(client, "slow", "RUNNING");
            for (String tool : List.of("kill_executions", "pause_executions")) {
                Answer refused =
                        client.call(tool, "{\"execution_ids\": " + Executions.json(List.of(running, ended)) + "}");
                assertThat(refused.failed()).as(tool).isTrue();
                assertThat(refused.text()).contains(ended);
            }
            for (String tool : List.of("resume_executions", "restart_executions")) {
                assertThat(client.call(tool, "{\"execution_ids\": [\"" + ended + "\"]}")
                                .failed())
                        .as(tool)
                        .isTrue();
            }
            assertThat(client.call("replay_executions", "{\"execution_ids\": [\"" + ended + "\", \"nosuch\"]}")
                            .text())
                    .contains("nosuch");
            assertThat(Executions.state(client, running)).isEqualTo("RUNNING");
            Executions.list(client, "\"namespace\": \"company\"", 2);
        });
    }

    private static void done(McpCaller client, String tool, List<String> ids) throws Exception {
        Answer answer = client.ok(tool, "{\"execution_ids\": " + Executions.json(ids) + "}");
        assertThat(answer.content().get("done").getAsBoolean()).isTrue();
        assertThat(answer.content().get("count").getAsInt()).isEqualTo(ids.size());
        assertThat(answer.content().get("accepted_by_kestra").getAsInt()).isEqualTo(ids.size());
    }

    private static List<String> many(McpCaller client, String flowId, String state, int count) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(Executions.startAs(client, flowId, state));
        }
        return ids;
    }

    private static void awaitLabel(McpCaller client, String id, String label) throws Exception {
        for (int i = 0; i < 10_000; i++) {
            if (Executions.get(client, id).getAsJsonObject("labels").has(label)) {
                return;
            }
        }
        throw new AssertionError("No label " + label + " on " + id);
    }
}
