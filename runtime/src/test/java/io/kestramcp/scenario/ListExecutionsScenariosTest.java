package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import io.kestramcp.scenario.McpCaller.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** list_executions: every filter finds what it says and nothing else, and a page is small and leads on. */
class ListExecutionsScenariosTest {
    private static final int BUDGET = 1_500;

    @Test
    void a_namespace_is_taken_with_those_below_it_or_exactly() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            Flows.save(client, Executions.STEPS.replace("company.team", "company.team.sub"));
            Flows.save(client, Executions.STEPS.replace("company.team", "company.teams"));
            String above = Executions.run(client, "steps", "", "SUCCESS");
            String below = runIn(client, "company.team.sub");
            String beside = runIn(client, "company.teams");
            assertThat(ids(Executions.list(client, "\"namespace\": \"company\"", 3)))
                    .containsExactly(beside, below, above);
            assertThat(ids(Executions.list(client, "\"namespace\": \"company.team\"", 2)))
                    .containsExactly(below, above);
            assertThat(ids(Executions.list(client, "\"only_in\": \"company.team\"", 1)))
                    .containsExactly(above);
            Executions.list(client, "\"namespace\": \"company.te\"", 0);
        });
    }

    @Test
    void flow_state_labels_and_text_narrow_together() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            Flows.save(client, Executions.PICKY);
            String well = Executions.run(client, "steps", "\"labels\": {\"k\": \"1\", \"l\": \"x\"}", "SUCCESS");
            String badly = Executions.run(client, "picky", "\"labels\": {\"k\": \"1\"}", "FAILED");
            String other = Executions.run(client, "picky", "\"labels\": {\"k\": \"2\"}", "FAILED");
            String all = "\"namespace\": \"company\", ";
            assertThat(ids(Executions.list(client, all + "\"flow_id\": \"picky\"", 2)))
                    .containsExactly(other, badly);
            assertThat(ids(Executions.list(client, all + "\"state\": [\"SUCCESS\"]", 1)))
                    .containsExactly(well);
            Executions.list(client, all + "\"state\": [\"SUCCESS\", \"FAILED\"]", 3);
            assertThat(ids(Executions.list(client, all + "\"labels\": {\"k\": \"1\"}", 2)))
                    .containsExactly(badly, well);
            assertThat(ids(Executions.list(client, all + "\"labels\": {\"k\": \"1\", \"l\": \"x\"}", 1)))
                    .containsExactly(well);
            assertThat(ids(Executions.list(client, all + "\"labels\": {\"k\": \"1\"}, \"state\": [\"FAILED\"]", 1)))
                    .containsExactly(badly);
            assertThat(ids(Executions.list(client, "\"query\": \"" + well + "\"", 1)))
                    .containsExactly(well);
        });
    }

    @Test
    void times_bound_from_both_sides() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            String first = Executions.run(client, "steps", "", "SUCCESS");
            String second = Executions.run(client, "steps", "", "SUCCESS");
            String between = Executions.get(client, second).get("started").getAsString();
            String all = "\"namespace\": \"company\", ";
            assertThat(ids(Executions.list(client, all + "\"started_after\": \"" + between + "\"", 1)))
                    .containsExactly(second);
            String start = Executions.get(client, first).get("started").getAsString();
            assertThat(ids(Executions.list(
                            client,
                            all + "\"started_after\": \"" + start + "\", \"started_before\": \"" + start + "\"",
                            1)))
                    .containsExactly(first);
            Executions.list(client, all + "\"started_before\": \"2020-01-01T00:00:00+02:00\"", 0);
        });
    }

    @Test
    void what_an_execution_started_is_found_by_it_and_told_from_what_somebody_started() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            Flows.save(client, """
                    id: caller
                    namespace: company.team
                    tasks:
                      - { id: call, type: io.kestra.plugin.core.flow.Subflow, namespace: company.team, flowId: steps }
                    """);
            String own = Executions.run(client, "steps", "", "SUCCESS");
            String parent = Executions.run(client, "caller", "", "SUCCESS");
            Answer children = Executions.list(client, "\"started_by\": \"" + parent + "\"", 1);
            assertThat(Executions.column(children, "flow_id")).containsExactly("steps");
            String all = "\"namespace\": \"company\", ";
            assertThat(ids(Executions.list(client, all + "\"origin\": \"CHILD\"", 1)))
                    .isEqualTo(ids(children));
            assertThat(ids(Executions.list(client, all + "\"origin\": \"MAIN\"", 2)))
                    .containsExactly(parent, own);
        });
    }

    @Test
    void a_page_of_25_is_small_and_leads_to_every_other_row_once() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            for (int i = 0; i < 30; i++) {
                Flows.start(client, "steps", "{}");
            }
            Executions.list(client, "\"namespace\": \"company\", \"state\": [\"SUCCESS\"]", 30);
            Answer first = client.ok("list_executions", "{\"namespace\": \"company\"}");
            assertThat(first.rows()).hasSize(25);
            assertThat(first.content().get("total").getAsInt()).isEqualTo(30);
            assertThat(first.text()).contains("30");
            assertThat(Encodings.newLazyEncodingRegistry()
                            .getEncoding(EncodingType.O200K_BASE)
                            .countTokens(first.text()))
                    .isLessThanOrEqualTo(BUDGET);
            int next = first.content().get("next_page").getAsInt();
            Answer rest = client.ok("list_executions", "{\"namespace\": \"company\", \"page\": " + next + "}");
            assertThat(rest.rows()).hasSize(5);
            assertThat(rest.content().has("next_page")).isFalse();
            assertThat(ids(rest)).doesNotContainAnyElementsOf(ids(first));
            for (JsonElement row : first.rows()) {
                row.getAsJsonObject().asMap().values().forEach(value -> assertThat(value.isJsonPrimitive())
                        .as("flat: %s", value)
                        .isTrue());
            }
        });
    }

    @Test
    void a_filter_that_kestra_would_misread_is_refused() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            for (String wrong : List.of(
                    "\"namespace\": \"\"",
                    "\"flow\": \"steps\"",
                    "\"state\": [\"DONE\"]",
                    "\"state\": []",
                    "\"state\": \"FAILED\"",
                    "\"labels\": {}",
                    "\"labels\": {\"a:b\": \"c\"}",
                    "\"started_after\": \"yesterday\"",
                    "\"started_after\": \"2026-01-01\"",
                    "\"origin\": \"child\"",
                    "\"size\": 0",
                    "\"page\": 0",
                    "\"sort\": \"id:asc\"")) {
                assertThat(client.call("list_executions", "{" + wrong + "}").failed())
                        .as(wrong)
                        .isTrue();
            }
        });
    }

    private static List<String> ids(Answer answer) {
        return Executions.column(answer, "execution_id");
    }

    private static String runIn(McpCaller client, String namespace) throws Exception {
        return client.ok(
                        "execute_flow",
                        "{\"namespace\": \"" + namespace + "\", \"flow_id\": \"steps\", \"wait\": true}")
                .string("execution_id");
    }
}
