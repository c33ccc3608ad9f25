package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.RecordedRequest;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.scenario.McpCaller.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the earlier servers' lists left out, or took from elsewhere: each defect by its id. */
class DefectsOfListsTest {
    private static final String TEAM = "{\"namespace\": \"company.team\"";

    @Test
    void A_27_a_list_says_how_many_there_are_and_how_to_go_on() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            for (int i = 0; i < 12; i++) {
                Flows.save(client, Flows.SCHEDULED.replace("id: scheduled", "id: scheduled_" + i));
            }
            for (String tool : List.of("list_flows", "search_flows", "search_triggers")) {
                Answer first = client.ok(tool, TEAM + ", \"size\": 10}");
                assertThat(first.rows()).as(tool).hasSize(10);
                assertThat(first.content().get("total").getAsInt()).as(tool).isEqualTo(12);
                int next = first.content().get("next_page").getAsInt();
                Answer last = client.ok(tool, TEAM + ", \"size\": 10, \"page\": " + next + "}");
                assertThat(last.rows()).as(tool).hasSize(2);
                assertThat(last.content().has("next_page")).as(tool).isFalse();
            }
        });
    }

    @Test
    void B_5_the_latest_run_is_the_first_and_tells_its_namespace() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.FAILING);
            Flows.save(client, Flows.FAILING.replace("company.team", "company.team.below"));
            for (int i = 0; i < 3; i++) {
                ended(client, "company.team");
            }
            String latest = ended(client, "company.team");
            String below = ended(client, "company.team.below");
            Answer runs = client.ok("list_executions", TEAM + ", \"flow_id\": \"failing\", \"size\": 2}");
            assertThat(runs.column("execution_id")).containsExactly(below, latest);
            assertThat(runs.column("namespace")).containsExactly("company.team.below", "company.team");
        });
    }

    @Test
    void B_6_the_latest_paused_run_is_paused_though_newer_ones_are_not() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.APPROVAL);
            Flows.save(client, Flows.FAILING);
            String paused = Flows.start(client, "approval", "{}");
            Flows.await(client, paused, "PAUSED");
            ended(client, "company.team");
            assertThat(client.ok("list_executions", TEAM + ", \"state\": [\"PAUSED\"], \"size\": 1}")
                            .column("execution_id"))
                    .containsExactly(paused);
        });
    }

    @Test
    void B_9_nothing_comes_from_another_namespace_whatever_is_searched() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            String there = "{\"namespace\": \"company.elsewhere\"}";
            Flows.save(client, Flows.FAILING);
            Flows.save(client, Flows.SCHEDULED);
            ended(client, "company.team");
            for (String tool : List.of("list_executions", "search_logs", "search_triggers", "search_flows")) {
                assertThat(client.ok(tool, TEAM + "}").rows()).as(tool).isNotEmpty();
                assertThat(client.ok(tool, there).rows()).as(tool).isEmpty();
            }
        });
    }

    @Test
    void B_10_one_row_costs_one_request_sorted_by_kestra_and_states_and_labels_narrow_it() throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            client.ok("list_executions", TEAM + ", \"state\": [\"FAILED\"], \"labels\": {\"a\": \"b\"}, \"size\": 1}");
            assertThat(asked(kestra, "/executions/search"))
                    .singleElement()
                    .asString()
                    .contains("size=1", "sort=state.startDate", "desc", "state", "labels", "namespace");
        });
    }

    @Test
    void B_13_what_could_be_long_is_bounded_and_says_how_much_there_is() throws Exception {
        String chatty = """
                id: chatty
                namespace: company.team
                tasks:
                """;
        StringBuilder source = new StringBuilder(chatty);
        for (int i = 0; i < 30; i++) {
            source.append("  - { id: say_")
                    .append(i)
                    .append(", type: io.kestra.plugin.core.log.Log, message: word }\n");
        }
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, source.toString());
            String id = Flows.start(client, "chatty", "{}");
            Flows.await(client, id, "SUCCESS");
            Answer logs = client.ok("get_execution_logs", "{\"execution_id\": \"" + id + "\", \"tail\": 5}");
            assertThat(logs.rows()).hasSize(5);
            assertThat(logs.content().get("total").getAsInt()).isGreaterThanOrEqualTo(30);
            assertThat(client.ok("search_logs", TEAM + ", \"size\": 5}").rows()).hasSize(5);
            JsonObject row =
                    client.ok("list_executions", TEAM + "}").rows().get(0).getAsJsonObject();
            assertThat(row.keySet()).doesNotContain("task_runs", "inputs", "outputs");
        });
    }

    @Test
    void B_14_a_cycle_is_shown_and_flows_of_one_name_stay_two() throws Exception {
        String calls = """
                id: %s
                namespace: %s
                tasks:
                  - id: call
                    type: io.kestra.plugin.core.flow.Subflow
                    namespace: %s
                    flowId: %s
                """;
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, calls.formatted("round", "company.team", "company.other", "round"));
            Flows.save(client, calls.formatted("round", "company.other", "company.team", "round"));
            Answer graph = client.ok("get_flow_dependencies", TEAM + ", \"flow_id\": \"round\"}");
            assertThat(graph.content().getAsJsonArray("nodes")).hasSize(2);
            assertThat(graph.content().getAsJsonArray("edges")).hasSize(2);
            assertThat(graph.string("mermaid")).contains("company.team/round", "company.other/round");
        });
    }

    @Test
    void B_21_usual_spellings_are_taken_or_refused_with_what_is_allowed() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SCHEDULED);
            String trigger = TEAM + ", \"flow_id\": \"scheduled\", \"trigger_id\": \"hourly\", \"last\": \"%s\"}";
            assertThat(client.ok("create_backfill", trigger.formatted("P1DT12H"))
                            .content()
                            .get("estimated_runs")
                            .getAsInt())
                    .isEqualTo(36);
            assertThat(client.call("create_backfill", trigger.formatted("1 week"))
                            .text())
                    .contains("last", "P1D");
            assertThat(client.call("list_executions", TEAM + ", \"flow_id\": null}")
                            .text())
                    .contains("Leave it out");
            assertThat(client.call("list_executions", TEAM + ", \"size\": 0}").text())
                    .contains("size")
                    .contains("1");
            assertThat(client.call("search_logs", TEAM + ", \"min_level\": \"warn\"}")
                            .text())
                    .contains("WARN");
        });
    }

    @Test
    void B_23_the_triggers_of_all_namespaces_cost_one_request() throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            for (int i = 0; i < 3; i++) {
                Flows.save(client, Flows.SCHEDULED.replace("company.team", "company.team" + i));
            }
            int before = kestra.requests().size();
            assertThat(client.ok("search_triggers", "{}").rows()).hasSize(3);
            assertThat(kestra.requests()).hasSize(before + 1);
        });
    }

    private static String ended(McpCaller client, String namespace) throws Exception {
        String id = client.ok("execute_flow", "{\"namespace\": \"" + namespace + "\", \"flow_id\": \"failing\"}")
                .string("execution_id");
        Flows.await(client, id, "FAILED");
        return id;
    }

    private static List<String> asked(Sandbox kestra, String path) {
        return kestra.requests().stream()
                .filter(request -> request.path().endsWith(path))
                .map(RecordedRequest::query)
                .toList();
    }
}
