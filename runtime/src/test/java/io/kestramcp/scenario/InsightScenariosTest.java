package io.kestramcp.scenario;

import static io.kestramcp.scenario.Looks.column;
import static io.kestramcp.scenario.Looks.ok;
import static io.kestramcp.scenario.Looks.refused;
import static io.kestramcp.scenario.Looks.team;
import static io.kestramcp.scenario.Looks.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import org.junit.jupiter.api.Test;

/** One bounded answer to a person's question: why did it fail, and how does the namespace do? */
class InsightScenariosTest {
    private static final String IMPORT = """
            id: import
            namespace: company.team
            inputs:
              - { id: file, type: STRING }
            tasks:
              - id: prepare
                type: io.kestra.plugin.core.log.Log
                message: "reading {{ inputs.file }}"
            """;
    private static final String BROKEN_IMPORT = IMPORT + """
              - id: load
                type: io.kestra.plugin.core.execution.Fail
                errorMessage: The table is gone
              - id: report
                type: io.kestra.plugin.core.log.Log
                message: never said
            """;

    @Test
    void a_diagnosis_tells_the_failed_task_its_words_its_source_and_what_changed_since_it_went_well() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, IMPORT);
            String good = ended(client, "import", "{\"file\": \"monday.csv\"}", "SUCCESS");
            Flows.save(client, BROKEN_IMPORT);
            String bad = ended(client, "import", "{\"file\": \"tuesday.csv\"}", "FAILED");
            Answer told = ok(client, "diagnose_execution", with("execution_id", bad));
            assertThat(told.string("state")).isEqualTo("FAILED");
            assertThat(told.content().get("inputs")).hasToString("{\"file\":\"tuesday.csv\"}");
            assertThat(column(told, "failures", "task_id")).containsExactly("load");
            JsonObject failure =
                    told.content().getAsJsonArray("failures").get(0).getAsJsonObject();
            assertThat(failure.get("last_log_lines").toString())
                    .contains("ERROR")
                    .contains("The table is gone")
                    .doesNotContain("reading");
            assertThat(failure.get("source").getAsString())
                    .contains("id: load")
                    .contains("The table is gone")
                    .doesNotContain("prepare")
                    .doesNotContain("report");
            JsonObject since = told.content().getAsJsonObject("since_last_success");
            assertThat(since.get("execution_id").getAsString()).isEqualTo(good);
            assertThat(since.get("same_revision").getAsBoolean()).isFalse();
            assertThat(since.get("revision_then").getAsInt()).isEqualTo(1);
            assertThat(since.get("changed_inputs"))
                    .hasToString("[{\"input\":\"file\",\"then\":\"monday.csv\",\"now\":\"tuesday.csv\"}]");
        });
    }

    @Test
    void a_flow_that_was_changed_or_deleted_later_is_diagnosed_by_the_source_that_ran() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, BROKEN_IMPORT);
            String bad = ended(client, "import", "{\"file\": \"x\"}", "FAILED");
            Flows.save(client, BROKEN_IMPORT.replace("The table is gone", "Something else"));
            JsonObject which = with("execution_id", bad);
            assertThat(ok(client, "diagnose_execution", which)
                            .content()
                            .get("failures")
                            .toString())
                    .contains("errorMessage: The table is gone");
            ok(client, "delete_flow", team("flow_id", "import"));
            Answer without = ok(client, "diagnose_execution", which);
            assertThat(without.content().get("failures").toString()).contains("The table is gone");
            assertThat(without.content()
                            .getAsJsonObject("since_last_success")
                            .get("note")
                            .getAsString())
                    .contains("No earlier execution");
        });
    }

    @Test
    void an_execution_that_went_well_has_no_failures_and_one_that_is_not_there_is_not_found() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, IMPORT);
            String good = ended(client, "import", "{\"file\": \"x\"}", "SUCCESS");
            Answer told = ok(client, "diagnose_execution", with("execution_id", good));
            assertThat(told.content().get("failed_task_runs").getAsInt()).isZero();
            assertThat(refused(client, "diagnose_execution", with("execution_id", "4n1oSuchExecution")))
                    .contains("404");
        });
    }

    @Test
    void the_health_of_a_namespace_counts_each_flows_runs_and_names_the_last_failure() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, IMPORT);
            Flows.save(client, Flows.FAILING);
            Flows.save(client, Flows.SCHEDULED.replace("cron:", "disabled: true\n    cron:"));
            ended(client, "import", "{\"file\": \"x\"}", "SUCCESS");
            ended(client, "failing", "{}", "FAILED");
            String last = ended(client, "failing", "{}", "FAILED");
            Answer told = ok(client, "get_namespace_health", team("hours", 1));
            assertThat(told.content().get("executions").getAsInt()).isEqualTo(3);
            assertThat(column(told, "flows", "flow_id")).containsExactlyInAnyOrder("import", "failing");
            for (JsonElement each : told.content().getAsJsonArray("flows")) {
                JsonObject flow = each.getAsJsonObject();
                boolean failing = flow.get("flow_id").getAsString().equals("failing");
                assertThat(flow.get("states")).hasToString(failing ? "{\"FAILED\":2}" : "{\"SUCCESS\":1}");
                assertThat(flow.get("last_state").getAsString()).isEqualTo(failing ? "FAILED" : "SUCCESS");
                assertThat(flow.has("last_failure")).isEqualTo(failing);
            }
            assertThat(column(told, "flows", "last_failure")).containsExactly(last);
            assertThat(column(told, "late_schedules", "trigger_id")).isEmpty();
        });
    }

    private static String ended(McpCaller client, String flowId, String inputs, String state) throws Exception {
        String id = Flows.start(client, flowId, inputs);
        Flows.await(client, id, state);
        return id;
    }
}
