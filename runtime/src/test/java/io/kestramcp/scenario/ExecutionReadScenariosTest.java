package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import org.junit.jupiter.api.Test;

/** What can be read of one execution. */
class ExecutionReadScenariosTest {
    private static final String WRITING = """
            id: writing
            namespace: company.team
            tasks:
              - id: file
                type: io.kestra.plugin.core.storage.Write
                extension: .txt
                content: |
                  line one
                  line two
                  line three
              - id: said
                type: io.kestra.plugin.core.debug.Return
                format: "four"
              - id: quiet
                type: io.kestra.plugin.core.log.Log
                message: nothing to put out
            outputs:
              - { id: word, type: STRING, value: "{{ outputs.said.value }}" }
            """;

    @Test
    void an_execution_tells_its_flow_times_outputs_and_task_runs() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, WRITING);
            String id = Executions.run(client, "writing", "", "SUCCESS");
            JsonObject seen = Executions.get(client, id);
            assertThat(seen.get("namespace").getAsString()).isEqualTo("company.team");
            assertThat(seen.get("flow_id").getAsString()).isEqualTo("writing");
            assertThat(seen.get("flow_revision").getAsInt()).isEqualTo(1);
            assertThat(seen.get("started").getAsString())
                    .isLessThanOrEqualTo(seen.get("ended").getAsString());
            assertThat(seen.getAsJsonObject("outputs").get("word").getAsString())
                    .isEqualTo("four");
            assertThat(seen.getAsJsonArray("task_runs")).hasSize(3);
            assertThat(Executions.taskRun(client, id, "quiet").get("state").getAsString())
                    .isEqualTo("SUCCESS");
        });
    }

    @Test
    void an_execution_is_told_in_short_unless_more_is_asked_for() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, WRITING);
            String id = Executions.run(client, "writing", "", "SUCCESS");
            JsonObject brief = Executions.ok(client, "get_execution", id, "").content();
            assertThat(brief.getAsJsonObject("task_run_states").get("SUCCESS").getAsInt())
                    .isEqualTo(3);
            assertThat(brief.keySet()).doesNotContain("inputs", "outputs", "task_runs", "failed_task_runs");
            Executions.refused(client, "get_execution", id, "\"parts\": [\"logs\"]");
        });
    }

    @Test
    void the_outputs_of_task_runs_are_listed_and_read_one_by_one() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, WRITING);
            String id = Executions.run(client, "writing", "", "SUCCESS");
            Answer list = Executions.ok(client, "list_task_outputs", id, "");
            assertThat(Executions.column(list, "task_id")).contains("file", "said");
            String run =
                    Executions.taskRun(client, id, "said").get("task_run_id").getAsString();
            assertThat(Executions.column(list, "task_run_id")).contains(run);
            assertThat(Executions.ok(client, "get_task_output", id, "\"task_run_id\": \"" + run + "\"")
                            .content()
                            .getAsJsonObject("outputs")
                            .get("value")
                            .getAsString())
                    .isEqualTo("four");
            assertThat(Executions.refused(client, "get_task_output", id, "\"task_run_id\": \"nosuch\""))
                    .contains("list_task_outputs");
        });
    }

    @Test
    void a_file_that_a_task_wrote_is_previewed_up_to_the_rows_asked_for() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, WRITING);
            String id = Executions.run(client, "writing", "", "SUCCESS");
            String run =
                    Executions.taskRun(client, id, "file").get("task_run_id").getAsString();
            String uri = Executions.ok(client, "get_task_output", id, "\"task_run_id\": \"" + run + "\"")
                    .content()
                    .getAsJsonObject("outputs")
                    .get("uri")
                    .getAsString();
            JsonObject whole = Executions.ok(client, "get_execution_file", id, "\"uri\": \"" + uri + "\"")
                    .content();
            assertThat(whole.get("content").toString()).contains("line one", "line three");
            assertThat(whole.get("size").getAsInt()).isEqualTo("line one\nline two\nline three\n".length());
            JsonObject part = Executions.ok(client, "get_execution_file", id, "\"rows\": 1, \"uri\": \"" + uri + "\"")
                    .content();
            assertThat(part.get("content").toString()).contains("line one").doesNotContain("line three");
            assertThat(part.get("truncated").getAsBoolean()).isTrue();
            Executions.refused(client, "get_execution_file", id, "\"uri\": \"" + uri + ".nosuch\"");
        });
    }

    @Test
    void the_metrics_of_one_task_are_listed() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.PICKY);
            String id = Executions.run(client, "picky", "", "FAILED");
            Answer all = Executions.ok(client, "get_execution_metrics", id, "\"task_id\": \"before\"");
            assertThat(Executions.column(all, "name")).contains("length", "duration");
            assertThat(Executions.column(all, "task_id")).containsOnly("before");
            String run =
                    Executions.taskRun(client, id, "before").get("task_run_id").getAsString();
            Answer ofRun = Executions.ok(client, "get_execution_metrics", id, "\"task_run_id\": \"" + run + "\"");
            assertThat(Executions.column(ofRun, "name")).contains("length");
            assertThat(Executions.ok(client, "get_execution_metrics", id, "\"task_id\": \"boom\"")
                            .rows())
                    .isEmpty();
        });
    }

    @Test
    void an_expression_is_evaluated_in_the_context_of_an_execution() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, WRITING);
            String id = Executions.run(client, "writing", "", "SUCCESS");
            assertThat(Executions.ok(
                                    client,
                                    "evaluate_expression",
                                    id,
                                    "\"expression\": \"{{ outputs.said.value }} from {{ flow.id }}\"")
                            .string("result"))
                    .isEqualTo("four from writing");
            assertThat(Executions.ok(
                                    client, "evaluate_expression", id, "\"expression\": \"{{ outputs.nosuch.value }}\"")
                            .string("error"))
                    .contains("nosuch");
        });
    }

    @Test
    void waiting_ends_when_the_execution_has_ended_and_when_it_is_paused() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            Flows.save(client, Flows.APPROVAL);
            Answer ended = Executions.ok(client, "wait_for_execution", Flows.start(client, "steps", "{}"), "");
            assertThat(ended.string("state")).isEqualTo("SUCCESS");
            assertThat(ended.content().get("ended").getAsBoolean()).isTrue();
            Answer paused = Executions.ok(client, "wait_for_execution", Flows.start(client, "approval", "{}"), "");
            assertThat(paused.string("state")).isEqualTo("PAUSED");
            assertThat(paused.string("next")).contains("resume_execution");
        });
    }

    @Test
    void what_is_not_there_is_told_as_not_found() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            for (String tool : new String[] {"get_execution", "wait_for_execution", "list_task_outputs"}) {
                assertThat(Executions.refused(client, tool, "nosuchexecution", ""))
                        .as(tool)
                        .containsIgnoringCase("not found");
            }
        });
    }
}
