package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.scenario.McpCaller.Answer;
import org.junit.jupiter.api.Test;

/** Scenarios 13 to 21 of the earlier server's tests: logs. */
class PredecessorLogsTest {
    private static final String TALKATIVE = """
            id: talkative
            namespace: company.team
            tasks:
              - id: good
                type: io.kestra.plugin.core.log.Log
                message: good news
              - id: bad
                type: io.kestra.plugin.core.log.Log
                level: WARN
                message: bad news
              - id: nap
                type: io.kestra.plugin.core.flow.Sleep
                duration: PT24H
            """;

    @Test
    void s13_the_logs_of_a_run_are_read_while_it_sleeps() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, TALKATIVE);
            String id = Flows.start(client, "talkative", "{}");
            Answer logs = Flows.awaitLogs(client, id, "good news");
            assertThat(logs.rows().get(0).getAsJsonObject().keySet())
                    .contains("timestamp", "level", "task_id", "message");
            assertThat(client.ok("get_execution", Flows.execution(id)).string("state"))
                    .isEqualTo("RUNNING");
        });
    }

    @Test
    void s14_a_level_leaves_out_what_is_below_it() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            String id = logged(client);
            Answer logs =
                    client.ok("get_execution_logs", "{\"execution_id\": \"" + id + "\", \"min_level\": \"WARN\"}");
            assertThat(logs.column("message")).containsExactly("bad news");
        });
    }

    @Test
    void s15_all_logs_come_as_text_too() throws Exception {
        GatewayTest.run(
                (gateway, kestra, client) -> assertThat(client.ok("get_execution_logs", Flows.execution(logged(client)))
                                .text())
                        .contains("good news", "bad news"));
    }

    @Test
    void s16_logs_are_searched_with_a_total() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            logged(client);
            Answer found = client.ok(
                    "search_logs",
                    "{\"namespace\": \"company.team\", \"flow_id\": \"talkative\", \"min_level\": \"INFO\","
                            + " \"page\": 1, \"size\": 10}");
            assertThat(found.column("message")).contains("good news", "bad news");
            assertThat(found.content().get("total").getAsInt())
                    .isEqualTo(found.rows().size());
        });
    }

    @Test
    void s17_the_logs_of_a_run_are_deleted_and_the_run_stays() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            String which = Flows.execution(logged(client));
            client.ok("delete_execution_logs", which);
            assertThat(client.ok("get_execution_logs", which).rows()).isEmpty();
            client.ok("get_execution", which);
        });
    }

    @Test
    void s18_the_logs_of_a_flows_trigger_are_deleted_and_those_of_its_runs_stay() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            String id = logged(client);
            client.ok(
                    "delete_flow_logs",
                    "{\"namespace\": \"company.team\", \"flow_id\": \"talkative\", \"trigger_id\": \"hourly\"}");
            assertThat(client.ok("get_execution_logs", Flows.execution(id)).rows())
                    .isNotEmpty();
        });
    }

    @Test
    void s19_logs_are_followed_until_the_run_has_ended() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, TALKATIVE.replace("PT24H", "PT1S"));
            String id = Flows.start(client, "talkative", "{}");
            Answer followed = client.ok("follow_execution_logs", Flows.execution(id));
            assertThat(followed.content().get("ended").getAsBoolean()).isTrue();
            assertThat(followed.string("state")).isEqualTo("SUCCESS");
            assertThat(followed.column("message")).contains("good news", "bad news");
        });
    }

    @Test
    void s20_a_level_that_does_not_exist_is_refused_by_name() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Answer refused = client.call("get_execution_logs", "{\"execution_id\": \"x\", \"min_level\": \"INVALID\"}");
            assertThat(refused.failed()).isTrue();
            assertThat(refused.text()).contains("min_level").contains("WARN");
        });
    }

    @Test
    void s21_the_tools_for_logs_are_listed() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> assertThat(client.names())
                .contains(
                        "get_execution_logs",
                        "search_logs",
                        "follow_execution_logs",
                        "delete_execution_logs",
                        "delete_flow_logs"));
    }

    /** An ended run that has told both news. */
    private static String logged(McpCaller client) throws Exception {
        Flows.save(client, TALKATIVE.replace("PT24H", "PT0.1S"));
        String id = Flows.start(client, "talkative", "{}");
        Flows.await(client, id, "SUCCESS");
        return id;
    }
}
