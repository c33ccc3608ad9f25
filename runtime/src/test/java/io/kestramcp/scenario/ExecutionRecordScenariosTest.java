package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What changes the record of an execution: its state, the state of a task run, its labels, and its deletion. */
class ExecutionRecordScenariosTest {
    @Test
    void the_state_of_an_ended_execution_is_overwritten_and_of_a_running_one_it_is_not() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.PICKY);
            Flows.save(client, Flows.SLOW);
            String ended = Executions.run(client, "picky", "", "FAILED");
            Executions.ok(client, "change_execution_state", ended, "\"state\": \"SUCCESS\"");
            assertThat(Executions.state(client, ended)).isEqualTo("SUCCESS");
            String running = Executions.startAs(client, "slow", "RUNNING");
            Executions.refused(client, "change_execution_state", running, "\"state\": \"SUCCESS\"");
            assertThat(Executions.state(client, running)).isEqualTo("RUNNING");
            Executions.refused(client, "change_execution_state", ended, "\"state\": \"RUNNING\"");
        });
    }

    @Test
    void a_failed_task_run_that_is_called_a_success_lets_the_execution_go_on_from_there() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(
                    client,
                    Executions.PICKY + "  - { id: then, type: io.kestra.plugin.core.log.Log, message: went on }\n");
            String id = Executions.run(client, "picky", "", "FAILED");
            String boom =
                    Executions.taskRun(client, id, "boom").get("task_run_id").getAsString();
            Executions.refused(
                    client, "change_task_run_state", id, "\"task_run_id\": \"nosuch\", \"state\": \"SUCCESS\"");
            Executions.refused(
                    client, "change_task_run_state", id, "\"task_run_id\": \"" + boom + "\", \"state\": \"FINE\"");
            Executions.ok(
                    client, "change_task_run_state", id, "\"task_run_id\": \"" + boom + "\", \"state\": \"SUCCESS\"");
            Flows.await(client, id, "SUCCESS");
            assertThat(Executions.taskRun(client, id, "boom").get("state").getAsString())
                    .isEqualTo("SUCCESS");
            assertThat(Executions.messages(client, id)).contains("went on");
        });
    }

    @Test
    void labels_are_merged_a_new_value_wins_and_the_execution_is_found_by_them() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            String id = Executions.run(client, "steps", "\"labels\": {\"kept\": \"1\", \"old\": \"1\"}", "SUCCESS");
            Executions.ok(client, "add_execution_labels", id, "\"labels\": {\"old\": \"2\", \"new\": \"a b\"}");
            JsonObject labels = Executions.get(client, id).getAsJsonObject("labels");
            assertThat(labels.get("kept").getAsString()).isEqualTo("1");
            assertThat(labels.get("old").getAsString()).isEqualTo("2");
            assertThat(Executions.column(
                            Executions.list(client, "\"labels\": {\"new\": \"a b\"}, \"namespace\": \"company\"", 1),
                            "execution_id"))
                    .containsExactly(id);
        });
    }

    @Test
    void labels_that_kestra_would_misread_or_that_come_too_early_are_refused() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            Flows.save(client, Flows.SLOW);
            String ended = Executions.run(client, "steps", "\"labels\": {\"kept\": \"1\"}", "SUCCESS");
            for (String wrong : List.of(
                    "{}",
                    "{\"a\": 1}",
                    "{\"a\": \"\"}",
                    "{\"\": \"x\"}",
                    "{\"a\": null}",
                    "{\"system.from\": \"me\"}")) {
                Executions.refused(client, "add_execution_labels", ended, "\"labels\": " + wrong);
            }
            assertThat(Executions.get(client, ended)
                            .getAsJsonObject("labels")
                            .get("kept")
                            .getAsString())
                    .isEqualTo("1");
            String running = Executions.startAs(client, "slow", "RUNNING");
            assertThat(Executions.refused(client, "add_execution_labels", running, "\"labels\": {\"a\": \"b\"}"))
                    .contains("not terminated");
        });
    }

    @Test
    void a_deleted_execution_is_gone_with_its_logs_unless_they_are_to_stay() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            String all = Executions.run(client, "steps", "", "SUCCESS");
            String record = Executions.run(client, "steps", "", "SUCCESS");
            Executions.ok(client, "delete_execution", all, "");
            Executions.ok(client, "delete_execution", record, "\"delete_logs\": false");
            Executions.refused(client, "get_execution", all, "");
            Executions.refused(client, "get_execution", record, "");
            assertThat(Executions.messages(client, all)).isEmpty();
            assertThat(Executions.messages(client, record)).containsExactly("at a", "at b", "at c");
            Executions.refused(client, "delete_execution", all, "");
        });
    }
}
