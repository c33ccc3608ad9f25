package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.scenario.McpCaller.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scenarios 22 to 36 of the earlier server's tests: replay, restart, resume, backfill; and what it got wrong there. */
class PredecessorRecoveryTest {
    @Test
    void s22_a_run_is_replayed_as_a_new_one_and_many_by_their_ids() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, PredecessorFlows.GET_DATA);
            String first = started(client);
            Answer again = client.ok("replay_execution", "{\"execution_id\": \"" + first + "\"}");
            assertThat(again.string("execution_id")).isNotEqualTo(first);
            assertThat(again.string("original_id")).isEqualTo(first);
            Answer many = client.ok("replay_executions", "{\"execution_ids\": [\"" + first + "\"]}");
            assertThat(many.content().get("count").getAsInt()).isEqualTo(1);
        });
    }

    @Test
    void s23_a_replay_of_a_flow_that_never_ran_finds_nothing_and_does_nothing() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Answer none = client.ok(
                    "replay_executions", "{\"filter\": {\"namespace\": \"company.team\", \"flow_id\": \"unknown\"}}");
            assertThat(none.content().get("count").getAsInt()).isZero();
            assertThat(none.content().get("done").getAsBoolean()).isFalse();
        });
    }

    @Test
    void s24_a_replay_of_nothing_in_particular_is_refused_with_what_is_needed() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Answer refused = client.call("replay_executions", "{}");
            assertThat(refused.failed()).isTrue();
            assertThat(refused.text()).contains("execution_ids", "filter");
        });
    }

    @Test
    void s25_replaying_what_is_not_there_is_an_error() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> assertThat(
                        client.call("replay_execution", "{\"execution_id\": \"unknownid\"}")
                                .failed())
                .isTrue());
    }

    @Test
    void s26_many_failed_runs_are_restarted_after_a_count_is_confirmed() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.FAILING);
            for (int i = 0; i < 2; i++) {
                Flows.await(client, Flows.start(client, "failing", "{}"), "FAILED");
            }
            String filter =
                    "\"filter\": {\"namespace\": \"company.team\", \"flow_id\": \"failing\", \"state\": [\"FAILED\"]}";
            Answer counted = client.ok("restart_executions", "{" + filter + "}");
            assertThat(counted.content().get("done").getAsBoolean()).isFalse();
            assertThat(counted.content().get("count").getAsInt()).isEqualTo(2);
            Answer done = client.ok("restart_executions", "{" + filter + ", \"confirm_count\": 2}");
            assertThat(done.content().get("done").getAsBoolean()).isTrue();
        });
    }

    @Test
    void s26_a_failed_run_is_restarted_by_its_id_alone_and_the_other_stays_failed() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.FAILING);
            String first = failed(client);
            String second = failed(client);
            assertThat(client.ok("restart_execution", Flows.execution(second)).string("state"))
                    .isEqualTo("RESTARTED");
            assertThat(client.ok("get_execution", Flows.execution(first)).string("state"))
                    .isEqualTo("FAILED");
        });
    }

    @Test
    void s27_and_s28_the_failed_task_is_named_and_its_state_changed_to_the_one_asked_for() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.FAILING);
            String id = failed(client);
            String change = "{\"execution_id\": \"" + id + "\", \"state\": \"WARNING\"";
            assertThat(client.call("change_task_run_state", change + "}").text())
                    .as("no task run is chosen in silence")
                    .contains("task_run_id");
            String taskRun = client.ok("diagnose_execution", Flows.execution(id))
                    .content()
                    .getAsJsonArray("failures")
                    .get(0)
                    .getAsJsonObject()
                    .get("task_run_id")
                    .getAsString();
            assertThat(client.ok("change_task_run_state", change + ", \"task_run_id\": \"" + taskRun + "\"}")
                            .string("execution_id"))
                    .isEqualTo(id);
            Flows.await(client, id, "WARNING");
        });
    }

    @Test
    void s29_restarting_what_is_not_there_is_an_error() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> assertThat(
                        client.call("restart_execution", "{\"execution_id\": \"invalid_id\"}")
                                .failed())
                .isTrue());
    }

    @Test
    void s30_and_s35_what_acts_on_an_execution_says_that_it_needs_its_id() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            for (String tool : List.of("restart_execution", "resume_execution")) {
                Answer refused = client.call(tool, "{}");
                assertThat(refused.failed()).as(tool).isTrue();
                assertThat(refused.text()).as(tool).contains("execution_id");
            }
        });
    }

    @Test
    void s31_a_paused_run_goes_on_without_inputs() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, PredecessorFlows.PAUSE);
            String id = Flows.start(client, "pause_demo", "{}");
            Flows.await(client, id, "PAUSED");
            client.ok("resume_execution", "{\"execution_id\": \"" + id + "\"}");
            Flows.await(client, id, "SUCCESS");
        });
    }

    @Test
    void s32_the_input_of_a_resume_is_checked_before_anything_goes_on() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.APPROVAL);
            String id = Flows.start(client, "approval", "{}");
            Flows.await(client, id, "PAUSED");
            Answer refused = client.call(
                    "resume_execution", "{\"execution_id\": \"" + id + "\", \"inputs\": {\"aproved\": true}}");
            assertThat(refused.failed()).isTrue();
            assertThat(refused.text()).contains("approved (BOOL");
            assertThat(client.ok("get_execution", "{\"execution_id\": \"" + id + "\"}")
                            .string("state"))
                    .isEqualTo("PAUSED");
        });
    }

    @Test
    void s33_a_paused_run_is_forced_to_run() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, PredecessorFlows.PAUSE);
            String id = Flows.start(client, "pause_demo", "{}");
            Flows.await(client, id, "PAUSED");
            assertThat(client.ok("force_run_execution", Flows.execution(id)).string("execution_id"))
                    .isEqualTo(id);
        });
    }

    @Test
    void s34_resuming_what_is_not_there_is_an_error() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> assertThat(
                        client.call("resume_execution", "{\"execution_id\": \"invalid_id\"}")
                                .failed())
                .isTrue());
    }

    @Test
    void s36_a_schedule_is_run_again_for_the_last_hours() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SCHEDULED);
            Answer backfill = client.ok(
                    "create_backfill",
                    "{\"namespace\": \"company.team\", \"flow_id\": \"scheduled\", \"trigger_id\": \"hourly\","
                            + " \"last\": \"PT3H\", \"labels\": {\"backfillFrom\": \"unitTest\"}}");
            assertThat(backfill.string("trigger_id")).isEqualTo("hourly");
            assertThat(backfill.content().get("estimated_runs").getAsInt()).isEqualTo(3);
            assertThat(backfill.content().getAsJsonObject("backfill").has("start"))
                    .isTrue();
        });
    }

    @Test
    void B_19_a_window_given_twice_is_refused_and_not_overridden() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SCHEDULED);
            Answer refused = client.call(
                    "create_backfill",
                    "{\"namespace\": \"company.team\", \"flow_id\": \"scheduled\", \"trigger_id\": \"hourly\","
                            + " \"last\": \"PT3H\", \"start\": \"2026-01-01T00:00:00Z\"}");
            assertThat(refused.failed()).isTrue();
            assertThat(refused.text()).contains("exactly one");
        });
    }

    @Test
    void a_failed_run_is_diagnosed_in_one_answer() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.FAILING);
            String id = Flows.start(client, "failing", "{}");
            Flows.await(client, id, "FAILED");
            Answer told = client.ok("diagnose_execution", "{\"execution_id\": \"" + id + "\"}");
            assertThat(told.content().get("failed_task_runs").getAsInt()).isEqualTo(1);
            assertThat(told.content().getAsJsonArray("failures").toString())
                    .contains("It broke on purpose")
                    .contains("id: boom");
        });
    }

    private static String failed(McpCaller client) throws Exception {
        String id = Flows.start(client, "failing", "{}");
        Flows.await(client, id, "FAILED");
        return id;
    }

    private static String started(McpCaller client) throws Exception {
        String id = Flows.start(client, "get_data", "{}");
        Flows.await(client, id, "SUCCESS");
        return id;
    }
}
