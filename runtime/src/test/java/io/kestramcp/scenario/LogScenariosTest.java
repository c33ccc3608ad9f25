package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.scenario.McpCaller.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tools of the toolset logs. */
class LogScenariosTest {
    private static final String LEVELS = """
            id: levels
            namespace: company.team
            tasks:
              - { id: quiet, type: io.kestra.plugin.core.log.Log, level: DEBUG, message: fine print }
              - { id: plain, type: io.kestra.plugin.core.log.Log, message: all is well }
              - { id: loud, type: io.kestra.plugin.core.log.Log, level: WARN, message: mind the gap }
              - { id: boom, type: io.kestra.plugin.core.execution.Fail, errorMessage: it broke }
            """;
    private static final String LONG = """
            id: long
            namespace: company.team
            tasks:
              - { id: first, type: io.kestra.plugin.core.log.Log, message: on my way }
              - { id: nap, type: io.kestra.plugin.core.flow.Sleep, duration: PT24H }
            """;

    @Test
    void the_logs_of_an_execution_are_read_from_a_level_on() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, LEVELS);
            String id = Executions.run(client, "levels", "", "FAILED");
            assertThat(messages(logs(client, id, "\"min_level\": \"DEBUG\"")))
                    .contains("fine print", "all is well", "mind the gap", "it broke");
            assertThat(messages(logs(client, id, "\"min_level\": \"WARN\"")))
                    .containsExactly("mind the gap", "it broke");
            assertThat(Executions.column(logs(client, id, "\"min_level\": \"ERROR\""), "level"))
                    .containsExactly("ERROR");
            Executions.refused(client, "get_execution_logs", id, "\"min_level\": \"LOUD\"");
        });
    }

    @Test
    void the_logs_of_one_task_and_of_one_task_run_are_read() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, LEVELS);
            String id = Executions.run(client, "levels", "", "FAILED");
            assertThat(messages(logs(client, id, "\"task_id\": \"plain\""))).containsExactly("all is well");
            String run =
                    Executions.taskRun(client, id, "loud").get("task_run_id").getAsString();
            assertThat(messages(logs(client, id, "\"task_run_id\": \"" + run + "\"")))
                    .containsExactly("mind the gap");
            assertThat(logs(client, id, "\"task_id\": \"nosuch\"").rows()).isEmpty();
        });
    }

    @Test
    void the_logs_of_one_attempt_are_read_after_a_restart() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, LEVELS);
            String id = Executions.run(client, "levels", "", "FAILED");
            Flows.save(client, LEVELS.replace("it broke", "it broke again"));
            Executions.ok(client, "restart_execution", id, "\"revision\": 2");
            Executions.ok(client, "wait_for_execution", id, "");
            String boom = "\"task_id\": \"boom\", \"min_level\": \"ERROR\"";
            assertThat(messages(logs(client, id, boom + ", \"attempt\": 0"))).containsExactly("it broke");
            assertThat(messages(logs(client, id, boom + ", \"attempt\": 1"))).containsExactly("it broke again");
        });
    }

    @Test
    void the_last_lines_are_kept_when_there_are_more_than_asked_for() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            String id = Executions.run(client, "steps", "", "SUCCESS");
            Answer tail = logs(client, id, "\"min_level\": \"INFO\", \"tail\": 2");
            assertThat(messages(tail)).containsExactly("at b", "at c");
            assertThat(tail.content().get("total").getAsInt()).isEqualTo(3);
            Executions.refused(client, "get_execution_logs", id, "\"tail\": 100000");
        });
    }

    @Test
    void logs_are_searched_over_executions_newest_first() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, LEVELS);
            Flows.save(client, Executions.STEPS);
            String steps = Executions.run(client, "steps", "", "SUCCESS");
            String levels = Executions.run(client, "levels", "", "FAILED");
            String all = "\"namespace\": \"company\", \"min_level\": \"INFO\"";
            assertThat(found(client, all, 6)).contains("at a", "it broke");
            assertThat(found(client, all + ", \"flow_id\": \"steps\"", 3)).containsExactly("at c", "at b", "at a");
            assertThat(found(client, all + ", \"execution_id\": \"" + levels + "\"", 3))
                    .containsExactly("it broke", "mind the gap", "all is well");
            assertThat(found(client, all + ", \"query\": \"gap\"", 1)).containsExactly("mind the gap");
            assertThat(found(client, "\"namespace\": \"company\", \"min_level\": \"ERROR\"", 1))
                    .containsExactly("it broke");
            assertThat(found(client, all + ", \"before\": \"2020-01-01T00:00:00Z\"", 0))
                    .isEmpty();
            String started = Executions.get(client, steps).get("started").getAsString();
            assertThat(found(client, all + ", \"after\": \"" + started + "\"", 6))
                    .hasSize(6);
            Answer page = client.ok("search_logs", "{" + all + ", \"size\": 4}");
            assertThat(page.rows()).hasSize(4);
            assertThat(page.content().get("next_page").getAsInt()).isEqualTo(2);
        });
    }

    @Test
    void a_log_search_that_kestra_would_misread_is_refused() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            for (String wrong : List.of(
                    "\"min_level\": \"warn\"",
                    "\"after\": \"yesterday\"",
                    "\"before\": \"2026-01-01\"",
                    "\"namespace\": \"\"",
                    "\"level\": \"ERROR\"")) {
                assertThat(client.call("search_logs", "{" + wrong + "}").failed())
                        .as(wrong)
                        .isTrue();
            }
        });
    }

    @Test
    void following_ends_with_the_execution_or_with_its_time() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            Flows.save(client, LONG);
            Answer ended = Executions.ok(
                    client, "follow_execution_logs", Flows.start(client, "steps", "{}"), "\"min_level\": \"INFO\"");
            assertThat(messages(ended)).containsExactly("at a", "at b", "at c");
            assertThat(ended.content().get("ended").getAsBoolean()).isTrue();
            Answer running = Executions.ok(
                    client, "follow_execution_logs", Flows.start(client, "long", "{}"), "\"timeout_seconds\": 2");
            assertThat(messages(running)).contains("on my way");
            assertThat(running.content().get("ended").getAsBoolean()).isFalse();
            assertThat(running.string("state")).isEqualTo("RUNNING");
        });
    }

    @Test
    void only_the_logs_that_were_named_are_deleted() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, LEVELS);
            String id = Executions.run(client, "levels", "", "FAILED");
            String other = Executions.run(client, "levels", "", "FAILED");
            Executions.ok(client, "delete_execution_logs", id, "\"task_id\": \"plain\"");
            assertThat(Executions.messages(client, id)).containsExactly("mind the gap", "it broke");
            Executions.ok(client, "delete_execution_logs", id, "\"min_level\": \"ERROR\"");
            assertThat(Executions.messages(client, id)).containsExactly("mind the gap");
            Executions.refused(client, "delete_execution_logs", id, "\"min_level\": \"LOUD\"");
            Executions.ok(client, "delete_execution_logs", id, "");
            assertThat(logs(client, id, "").rows()).isEmpty();
            assertThat(Executions.messages(client, other)).hasSize(3);
            assertThat(Executions.state(client, id)).isEqualTo("FAILED");
        });
    }

    @Test
    void the_logs_of_a_flows_trigger_are_deleted_and_those_of_its_executions_stay() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SCHEDULED);
            String id = Executions.run(client, "scheduled", "", "SUCCESS");
            String flow = "{\"namespace\": \"company.team\", \"flow_id\": \"scheduled\"";
            client.ok("delete_flow_logs", flow + ", \"trigger_id\": \"hourly\"}");
            assertThat(Executions.messages(client, id)).containsExactly("tick");
            assertThat(client.call("delete_flow_logs", flow + "}").failed()).isTrue();
        });
    }

    private static Answer logs(McpCaller client, String id, String further) throws Exception {
        return Executions.ok(client, "get_execution_logs", id, further);
    }

    private static List<String> messages(Answer logs) {
        return Executions.column(logs, "message");
    }

    /** Searches until so many are found: a log is found a moment after it was written. */
    private static List<String> found(McpCaller client, String filter, int total) throws Exception {
        for (int i = 0; i < 10_000; i++) {
            Answer found = client.ok("search_logs", "{" + filter + "}");
            if (found.content().get("total").getAsInt() == total) {
                return messages(found);
            }
        }
        throw new AssertionError("Never " + total + " lines for " + filter);
    }
}
