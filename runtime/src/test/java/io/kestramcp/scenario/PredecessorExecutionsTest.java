package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import org.junit.jupiter.api.Test;

/** Scenarios 8 to 12 of the earlier server's tests, and its defects around executions, each by its id. */
class PredecessorExecutionsTest {
    @Test
    void s08_a_flow_runs_with_defaults_with_inputs_with_labels_and_waits() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, PredecessorFlows.GET_DATA);
            Answer defaults = run(client, "\"wait\": true");
            assertThat(defaults.content().getAsJsonObject("inputs").get("data").getAsString())
                    .isEqualTo("customers");
            assertThat(defaults.content()
                            .getAsJsonObject("inputs")
                            .get("startDate")
                            .getAsString())
                    .isEqualTo("2025-12-03");
            assertThat(defaults.content().get("ended").getAsBoolean()).isTrue();
            assertThat(defaults.content().getAsJsonObject("outputs").get("data").getAsString())
                    .isEqualTo("customers");
            Answer own = run(
                    client,
                    "\"inputs\": {\"data\": \"products\", \"startDate\": \"2026-01-02\"}, \"wait\": true, "
                            + "\"labels\": {\"team\": \"data ops\", \"env\": \"dev\", \"x\": \"a:b\"}");
            JsonObject labels = own.content().getAsJsonObject("labels");
            assertThat(labels.get("team").getAsString()).isEqualTo("data ops");
            assertThat(labels.get("x").getAsString()).isEqualTo("a:b");
            assertThat(own.content().getAsJsonObject("inputs").get("data").getAsString())
                    .isEqualTo("products");
        });
    }

    @Test
    void s08_a_revision_and_a_date_are_kept_to() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, PredecessorFlows.GET_DATA);
            Flows.save(client, PredecessorFlows.GET_DATA_UPDATED);
            assertThat(run(client, "\"wait\": true").content().getAsJsonArray("task_runs"))
                    .hasSize(2);
            assertThat(run(client, "\"wait\": true, \"revision\": 1").content().getAsJsonArray("task_runs"))
                    .hasSize(1);
            Answer later = run(client, "\"schedule_date\": \"2099-01-01T00:00:00Z\"");
            assertThat(later.string("state")).isIn("CREATED", "SUBMITTED");
        });
    }

    @Test
    void s08_an_input_outside_the_selection_is_refused_and_nothing_starts() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, PredecessorFlows.GET_DATA);
            Answer refused = client.call(
                    "execute_flow",
                    "{\"namespace\": \"company.team\", \"flow_id\": \"get_data\", \"inputs\": {\"data\": \"secrets\"}}");
            assertThat(refused.failed()).isTrue();
            assertThat(refused.text()).contains("data");
            assertThat(client.ok("list_executions", "{\"namespace\": \"company.team\", \"flow_id\": \"get_data\"}")
                            .rows())
                    .isEmpty();
        });
    }

    @Test
    void s08_labels_are_added_to_an_ended_run_and_the_others_stay() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, PredecessorFlows.GET_DATA);
            String id = run(client, "\"wait\": true, \"labels\": {\"first\": \"1\"}")
                    .string("execution_id");
            client.ok(
                    "add_execution_labels",
                    "{\"execution_id\": \"" + id + "\", \"labels\": {\"reason\": \"test run\"}}");
            JsonObject labels = client.ok("get_execution", "{\"execution_id\": \"" + id + "\"}")
                    .content()
                    .getAsJsonObject("labels");
            assertThat(labels.get("first").getAsString()).isEqualTo("1");
            assertThat(labels.get("reason").getAsString()).isEqualTo("test run");
        });
    }

    @Test
    void s09_the_newest_run_comes_first_and_alone_when_one_is_asked_for() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, PredecessorFlows.GET_DATA);
            run(client, "\"wait\": true");
            String newest = run(client, "\"wait\": true").string("execution_id");
            Answer one = client.ok(
                    "list_executions", "{\"namespace\": \"company.team\", \"flow_id\": \"get_data\", \"size\": 1}");
            assertThat(one.rows()).hasSize(1);
            assertThat(one.rows().get(0).getAsJsonObject().get("execution_id").getAsString())
                    .isEqualTo(newest);
            assertThat(one.content().get("total").getAsInt()).isEqualTo(2);
        });
    }

    @Test
    void s10_and_B_15_the_state_of_an_ended_run_is_changed_and_no_state_is_invented() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, PredecessorFlows.GET_DATA);
            String id = run(client, "\"wait\": true").string("execution_id");
            client.ok("change_execution_state", "{\"execution_id\": \"" + id + "\", \"state\": \"WARNING\"}");
            assertThat(client.ok("get_execution", "{\"execution_id\": \"" + id + "\"}")
                            .string("state"))
                    .isEqualTo("WARNING");
            assertThat(client.call(
                                    "change_execution_state",
                                    "{\"execution_id\": \"" + id + "\", \"state\": \"INVALID\"}")
                            .failed())
                    .isTrue();
        });
    }

    @Test
    void s11_killing_a_parent_without_cascade_leaves_the_child_running() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            Flows.save(client, PredecessorFlows.SLEEPER);
            String parent = Flows.start(client, "sleeper", "{}");
            Flows.await(client, parent, "RUNNING");
            String child = Flows.awaitRun(client, "slow", "RUNNING");
            client.ok("kill_execution", "{\"execution_id\": \"" + parent + "\", \"cascade\": false}");
            Flows.await(client, parent, "KILLED");
            assertThat(client.ok("get_execution", "{\"execution_id\": \"" + child + "\"}")
                            .string("state"))
                    .isEqualTo("RUNNING");
        });
    }

    @Test
    void s12_a_deleted_execution_is_gone() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, PredecessorFlows.GET_DATA);
            String which =
                    "{\"execution_id\": \"" + run(client, "\"wait\": true").string("execution_id") + "\"}";
            client.ok("delete_execution", which);
            assertThat(client.call("get_execution", which).failed()).isTrue();
        });
    }

    @Test
    void A_5_killing_never_deletes() throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            String id = Flows.start(client, "slow", "{}");
            Flows.await(client, id, "RUNNING");
            client.ok("kill_execution", "{\"execution_id\": \"" + id + "\"}");
            assertThat(kestra.requests())
                    .filteredOn(request -> request.method().equals("DELETE"))
                    .allMatch(request -> request.path().endsWith("/kill"));
        });
    }

    @Test
    void A_28_and_B_12_inputs_of_every_type_arrive_as_they_were_given() throws Exception {
        String flow = """
                id: typed
                namespace: company.team
                inputs:
                  - { id: s, type: STRING }
                  - { id: i, type: INT }
                  - { id: b, type: BOOL }
                  - { id: j, type: JSON }
                  - { id: a, type: ARRAY, itemType: INT }
                tasks:
                  - { id: x, type: io.kestra.plugin.core.log.Log, message: ok }
                """;
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, flow);
            String id = Flows.start(
                    client, "typed", "{\"s\": \"42\", \"i\": 3, \"b\": true, \"j\": {\"a\": 1}, \"a\": [1, 2]}");
            JsonObject inputs = Flows.await(client, id, "SUCCESS").content().getAsJsonObject("inputs");
            assertThat(inputs.get("s").getAsString()).isEqualTo("42");
            assertThat(inputs.get("i").getAsInt()).isEqualTo(3);
            assertThat(inputs.get("b").getAsBoolean()).isTrue();
            assertThat(inputs.get("j").toString()).isEqualTo("{\"a\":1}");
            assertThat(inputs.get("a").toString()).isEqualTo("[1,2]");
        });
    }

    private static Answer run(McpCaller client, String further) throws Exception {
        return client.ok(
                "execute_flow", "{\"namespace\": \"company.team\", \"flow_id\": \"get_data\", " + further + "}");
    }
}
