package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.scenario.McpCaller.Answer;
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
            String filter = "\"filter\": {\"flow_id\": \"failing\", \"state\": [\"FAILED\"]}";
            Answer counted = client.ok("restart_executions", "{" + filter + "}");
            assertThat(counted.content().get("done").getAsBoolean()).isFalse();
            assertThat(counted.content().get("count").getAsInt()).isEqualTo(2);
            Answer done = client.ok("restart_executions", "{" + filter + ", \"confirm_count\": 2}");
            assertThat(done.content().get("done").getAsBoolean()).isTrue();
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

    private static String started(McpCaller client) throws Exception {
        String id = Flows.start(client, "get_data", "{}");
        Flows.await(client, id, "SUCCESS");
        return id;
    }
}
