package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.scenario.McpCaller.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** What the earlier server's prompts ask for and its tests left out: runs and their logs. */
class PromptedRunsTest {
    private static final String ONE_AT_A_TIME = """
            id: one_at_a_time
            namespace: company.team
            concurrency:
              behavior: QUEUE
              limit: 1
            tasks:
              - id: nap
                type: io.kestra.plugin.core.flow.Sleep
                duration: PT24H
              - id: hold
                type: io.kestra.plugin.core.flow.Pause
            """;
    private static final String FAILS_SECOND = """
            id: fails_second
            namespace: company.team
            tasks:
              - id: first
                type: io.kestra.plugin.core.log.Log
                message: all is well
              - id: second
                type: io.kestra.plugin.core.execution.Fail
                errorMessage: It broke on purpose
            """;

    @Test
    void p01_the_two_most_recent_runs_of_the_last_15_minutes() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.FAILING);
            run(client, "failing", "FAILED");
            String second = run(client, "failing", "FAILED");
            String third = run(client, "failing", "FAILED");
            assertThat(client.ok("list_executions", within("failing", 15) + ", \"size\": 2}")
                            .column("execution_id"))
                    .containsExactly(third, second);
            assertThat(client.ok("list_executions", within("failing", -15) + "}")
                            .rows())
                    .as("none began in the future")
                    .isEmpty();
        });
    }

    @Test
    void p02_a_parent_is_killed_with_the_run_that_it_waits_for() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            Flows.save(client, PredecessorFlows.SLEEPER.replace("wait: false", "wait: true"));
            String parent = Flows.start(client, "sleeper", "{}");
            String child = Flows.awaitRun(client, "slow", "RUNNING");
            client.ok("kill_execution", "{\"execution_id\": \"" + parent + "\", \"cascade\": true}");
            Flows.await(client, parent, "KILLED");
            Flows.await(client, child, "KILLED");
        });
    }

    @Test
    void p09_a_run_waits_in_the_queue_is_forced_to_run_paused_and_resumed() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, ONE_AT_A_TIME);
            Flows.await(client, Flows.start(client, "one_at_a_time", "{}"), "RUNNING");
            String second = Flows.start(client, "one_at_a_time", "{}");
            Flows.await(client, second, "QUEUED");
            client.ok("force_run_execution", Flows.execution(second));
            Flows.await(client, second, "RUNNING");
            client.ok("pause_execution", Flows.execution(second));
            Flows.await(client, second, "PAUSED");
            client.ok("resume_execution", Flows.execution(second));
            Flows.await(client, second, "RUNNING");
        });
    }

    @Test
    void p10_a_replay_is_labelled_and_the_original_is_not() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.FAILING);
            String original = run(client, "failing", "FAILED");
            String replay =
                    client.ok("replay_execution", Flows.execution(original)).string("execution_id");
            Flows.await(client, replay, "FAILED");
            client.ok(
                    "add_execution_labels",
                    "{\"execution_id\": \"" + replay + "\", \"labels\": {\"replayed\": \"true\"}}");
            Answer labelled = client.ok(
                    "list_executions", "{\"namespace\": \"company.team\", \"labels\": {\"replayed\": \"true\"}}");
            assertThat(labelled.column("execution_id")).containsExactly(replay);
        });
    }

    @Test
    void p11_a_run_goes_on_from_its_failed_task_and_is_then_called_a_success() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, FAILS_SECOND);
            String id = run(client, "fails_second", "FAILED");
            client.ok("restart_execution", Flows.execution(id));
            Flows.awaitLogs(client, id, "It broke on purpose");
            Answer again = Flows.await(client, id, "FAILED");
            assertThat(again.content().getAsJsonArray("task_runs"))
                    .as("the first task did not run again")
                    .hasSize(2);
            client.ok("change_execution_state", "{\"execution_id\": \"" + id + "\", \"state\": \"SUCCESS\"}");
            Flows.await(client, id, "SUCCESS");
        });
    }

    @Test
    void p12_only_errors_and_only_of_the_last_24_hours() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, FAILS_SECOND);
            String id = run(client, "fails_second", "FAILED");
            String errors = "{\"namespace\": \"company.team\", \"min_level\": \"ERROR\", \"after\": \"%s\"}";
            Answer found = client.ok("search_logs", errors.formatted(ago(24 * 60)));
            assertThat(found.column("execution_id")).contains(id).containsOnly(id);
            assertThat(found.column("level")).containsOnly("ERROR");
            assertThat(client.ok("search_logs", errors.formatted(ago(-60))).rows())
                    .isEmpty();
        });
    }

    private static String run(McpCaller client, String flowId, String state) throws Exception {
        String id = Flows.start(client, flowId, "{}");
        Flows.await(client, id, state);
        return id;
    }

    private static String within(String flowId, int minutes) {
        return "{\"namespace\": \"company.team\", \"flow_id\": \"" + flowId + "\", \"started_after\": \"" + ago(minutes)
                + "\"";
    }

    private static Instant ago(int minutes) {
        return Instant.now().minus(minutes, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
    }
}
