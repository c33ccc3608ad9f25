package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Suites of flow tests of the Enterprise Edition, through the front door. */
class FlowTestScenariosTest {
    private static final String FLOW = """
            id: answering
            namespace: company.team
            tasks:
              - id: answer
                type: io.kestra.plugin.core.debug.Return
                format: forty-two
            """;
    private static final String SUITE = """
            id: answering-test
            namespace: company.team
            flowId: answering
            description: What the flow answers
            testCases:
              - id: first
                type: io.kestra.core.tests.flow.UnitTest
                assertions:
                  - value: "{{ outputs.answer.value }}"
                    equalTo: forty-two
              - id: second
                type: io.kestra.core.tests.flow.UnitTest
                assertions:
                  - value: "{{ outputs.answer.value }}"
                    startsWith: forty
            """;
    private static final String WHICH = "{\"namespace\": \"company.team\", \"test_id\": \"answering-test\"}";

    @Test
    void s41_a_suite_is_saved_run_and_deleted() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Flows.save(client, FLOW);
            Answer saved = save(client, SUITE);
            assertThat(saved.string("test_id")).isEqualTo("answering-test");
            assertThat(saved.string("flow_id")).isEqualTo("answering");

            Answer run = client.ok("run_test", WHICH);
            assertThat(run.string("state")).isEqualTo("SUCCESS");
            assertThat(Rows.column(run.rows(), "case_id")).containsExactlyInAnyOrder("first", "second");
            assertThat(Rows.column(run.rows(), "state")).containsOnly("SUCCESS");
            assertThat(Rows.of(run)).allMatch(result -> result.has("assertions") && result.has("errors"));

            client.ok("delete_test", WHICH);
            assertThat(client.call("get_test", WHICH).failed()).isTrue();
            assertThat(client.call("run_test", WHICH).failed()).isTrue();
        });
    }

    @Test
    void s41_arguments_that_are_missing_or_unknown_are_named() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            assertThat(refusal(client, "create_or_update_test", "{}")).contains("source");
            assertThat(refusal(client, "create_or_update_test", "{\"source\": \"id: x\\n\"}"))
                    .contains("namespace");
            assertThat(refusal(client, "run_test", "{\"namespace\": \"company.team\"}"))
                    .contains("test_id");
            assertThat(refusal(client, "delete_test", "{\"test_id\": \"answering-test\"}"))
                    .contains("namespace");
            assertThat(refusal(client, "run_test", WHICH.replace("}", ", \"action\": \"run\"}")))
                    .contains("action");
        });
    }

    @Test
    void a_saved_suite_is_listed_and_its_source_comes_back_as_it_was_last_saved() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Flows.save(client, FLOW);
            save(client, SUITE);
            String changed = SUITE.replace("What the flow answers", "Whether the flow answers");
            save(client, changed);

            Answer listed = client.ok("list_tests", "{\"namespace\": \"company\", \"flow_id\": \"answering\"}");
            assertThat(Rows.column(listed, "test_id")).containsExactly("answering-test");
            assertThat(Rows.column(listed, "description")).containsExactly("Whether the flow answers");
            assertThat(client.ok("list_tests", "{\"namespace\": \"company\", \"below\": false}")
                            .rows())
                    .isEmpty();
            assertThat(client.ok("get_test", WHICH).string("source").strip()).isEqualTo(changed.strip());
        });
    }

    @Test
    void only_the_cases_asked_for_are_run() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Flows.save(client, FLOW);
            save(client, SUITE);
            Answer run = client.ok("run_test", WHICH.replace("}", ", \"test_cases\": [\"second\"]}"));
            assertThat(Rows.column(run.rows(), "case_id")).containsExactly("second");
        });
    }

    private static Answer save(McpCaller client, String source) throws IOException, InterruptedException {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("source", source);
        return client.ok("create_or_update_test", arguments.toString());
    }

    private static String refusal(McpCaller client, String tool, String arguments)
            throws IOException, InterruptedException {
        Answer answer = client.call(tool, arguments);
        assertThat(answer.failed()).as(tool + " " + arguments).isTrue();
        return answer.text();
    }
}
