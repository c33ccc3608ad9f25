package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** execute_flow: everything that it takes arrives, and what Kestra would drop or misread starts nothing. */
class ExecuteFlowScenariosTest {
    // Without SECRET, which Kestra refuses unless it was given an encryption key (recording 595 of 1.3.25).
    private static final String EVERY_TYPE = """
            id: every_type
            namespace: company.team
            inputs:
              - { id: string, type: STRING }
              - { id: int, type: INT }
              - { id: float, type: FLOAT }
              - { id: bool, type: BOOL }
              - { id: select, type: SELECT, values: [red, green] }
              - { id: multi, type: MULTISELECT, values: [x, y, z] }
              - { id: date, type: DATE }
              - { id: datetime, type: DATETIME }
              - { id: time, type: TIME }
              - { id: duration, type: DURATION }
              - { id: json, type: JSON }
              - { id: yaml, type: YAML }
              - { id: array, type: ARRAY, itemType: STRING }
              - { id: uri, type: URI }
              - { id: email, type: EMAIL }
              - { id: doc, type: FILE }
            tasks:
              - { id: tell, type: io.kestra.plugin.core.debug.Return, format: "{{ inputs.string }}" }
            """;
    private static final String EVERY_VALUE = """
            "inputs": {"string": "a, b & c=ü", "int": -7, "float": 1.5, "bool": false, "select": "green",
              "multi": ["x", "z"], "date": "2026-01-02", "datetime": "2026-01-02T03:04:05Z", "time": "10:30:00",
              "duration": "PT5M", "json": {"a": [1, {"b": null}]}, "yaml": "k: [1, 2]", "array": ["42", "p,q"],
              "uri": "https://example.org/x?y=1", "email": "ada@example.org"},
            "files": {"doc": {"name": "doc.txt", "text": "first line\\nsecond line"}}""";

    @Test
    void an_input_of_every_type_arrives_and_so_does_a_file() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, EVERY_TYPE);
            String id = Executions.run(client, "every_type", EVERY_VALUE, "SUCCESS");
            JsonObject inputs = Executions.get(client, id).getAsJsonObject("inputs");
            assertThat(inputs.get("string").getAsString()).isEqualTo("a, b & c=ü");
            assertThat(inputs.get("int").getAsInt()).isEqualTo(-7);
            assertThat(inputs.get("float").getAsDouble()).isEqualTo(1.5);
            assertThat(inputs.get("bool").getAsBoolean()).isFalse();
            assertThat(inputs.get("select").getAsString()).isEqualTo("green");
            assertThat(inputs.get("multi").toString()).isEqualTo("[\"x\",\"z\"]");
            assertThat(inputs.get("date").getAsString()).isEqualTo("2026-01-02");
            assertThat(inputs.get("datetime").getAsString()).startsWith("2026-01-02T03:04:05");
            assertThat(inputs.get("time").getAsString()).startsWith("10:30");
            // Kestra keeps a duration as seconds (recording 627 of 1.3.25).
            assertThat(inputs.get("duration").getAsDouble()).isEqualTo(300);
            assertThat(inputs.getAsJsonObject("json").get("a").toString()).startsWith("[1,{");
            assertThat(inputs.get("yaml").toString()).isEqualTo("{\"k\":[1,2]}");
            assertThat(inputs.get("array").toString()).isEqualTo("[\"42\",\"p,q\"]");
            assertThat(inputs.get("uri").getAsString()).isEqualTo("https://example.org/x?y=1");
            assertThat(inputs.get("email").getAsString()).isEqualTo("ada@example.org");
            String file = inputs.get("doc").getAsString();
            assertThat(Executions.ok(client, "get_execution_file", id, "\"uri\": \"" + file + "\"")
                            .text())
                    .contains("first line", "second line");
        });
    }

    @Test
    void a_file_in_base64_arrives_decoded() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, """
                    id: filed
                    namespace: company.team
                    inputs: [{ id: doc, type: FILE }]
                    tasks: [{ id: ok, type: io.kestra.plugin.core.log.Log, message: ok }]
                    """);
            String id = Executions.run(
                    client,
                    "filed",
                    "\"files\": {\"doc\": {\"name\": \"x.txt\", \"base64\": \"w7xiZXI=\"}}",
                    "SUCCESS");
            String uri = Executions.get(client, id)
                    .getAsJsonObject("inputs")
                    .get("doc")
                    .getAsString();
            assertThat(Executions.ok(client, "get_execution_file", id, "\"uri\": \"" + uri + "\"")
                            .text())
                    .contains("über");
        });
    }

    @Test
    void what_kestra_would_drop_or_misread_is_refused_and_nothing_starts() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, EVERY_TYPE);
            List<String> wrong = List.of(
                    change("\"int\": -7", "\"int\": \"seven\""),
                    change("\"int\": -7", "\"int\": 1.5"),
                    change("\"int\": -7", "\"int\": -7, \"nosuch\": 1"),
                    change("\"int\": -7", "\"int\": null"),
                    change("\"bool\": false", "\"bool\": \"maybe\""),
                    change("\"bool\": false", "\"bool\": 0"),
                    change("\"string\": \"a, b & c=ü\", ", ""),
                    change("\"string\": \"a, b & c=ü\"", "\"string\": \"\""),
                    change("\"green\"", "\"blue\""),
                    change("[\"x\", \"z\"]", "[\"x\", \"w\"]"),
                    change("2026-01-02\"", "02.01.2026\""),
                    change("2026-01-02T03:04:05Z", "2026-01-02T03:04:05"),
                    change("\"PT5M\"", "\"5 minutes\""),
                    change("[\"42\", \"p,q\"]", "\"42\""),
                    change("\"files\": {\"doc\"", "\"files\": {\"document\""),
                    change("\"files\": {\"doc\"", "\"files\": {\"string\""),
                    change("\"text\": \"first line", "\"texts\": \"first line"),
                    EVERY_VALUE + ", \"schedule_date\": \"tomorrow\"",
                    EVERY_VALUE + ", \"schedule_date\": \"2099-01-01T00:00:00\"",
                    EVERY_VALUE + ", \"revision\": \"latest\"",
                    EVERY_VALUE + ", \"revision\": 9",
                    EVERY_VALUE + ", \"breakpoints\": \"nosuch\"",
                    EVERY_VALUE + ", \"labels\": {\"a:b\": \"c\"}",
                    EVERY_VALUE + ", \"labels\": {\"a\": 1}",
                    EVERY_VALUE + ", \"labels\": {\"system.from\": \"me\"}",
                    EVERY_VALUE + ", \"kind\": \"TEST\"");
            for (String each : wrong) {
                Answer answer = Executions.start(client, "every_type", each);
                assertThat(answer.failed()).as("%s: %s", each, answer.text()).isTrue();
            }
            Executions.list(client, "\"flow_id\": \"every_type\", \"namespace\": \"company\"", 0);
        });
    }

    @Test
    void every_input_that_kestra_refuses_is_named_in_one_answer() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, EVERY_TYPE);
            String answer = Executions.start(
                            client,
                            "every_type",
                            change("\"int\": -7", "\"int\": \"seven\"").replace("\"green\"", "\"blue\""))
                    .text();
            assertThat(answer).contains("int", "seven", "select", "green", "Nothing was started");
        });
    }

    @Test
    void the_labels_of_the_flow_stay_beside_those_given() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            String id = Executions.run(
                    client,
                    "greeting",
                    "\"inputs\": {\"who\": \"Ada\"}, \"labels\": {\"run\": \"a,b:c d\"}",
                    "SUCCESS");
            JsonObject labels = Executions.get(client, id).getAsJsonObject("labels");
            assertThat(labels.get("team").getAsString()).isEqualTo("data");
            assertThat(labels.get("run").getAsString()).isEqualTo("a,b:c d");
        });
    }

    @Test
    void an_execution_stops_at_each_breakpoint_and_goes_on_when_it_is_resumed() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            Answer stopped = Executions.start(client, "steps", "\"wait\": true, \"breakpoints\": \"b,c\"");
            String id = stopped.string("execution_id");
            assertThat(stopped.string("state")).isEqualTo("BREAKPOINT");
            assertThat(stopped.string("next")).contains("resume_execution");
            assertThat(Executions.messages(client, id)).containsExactly("at a");
            Executions.ok(client, "resume_execution", id, "");
            assertThat(Executions.ok(client, "wait_for_execution", id, "").string("state"))
                    .isEqualTo("BREAKPOINT");
            assertThat(Executions.messages(client, id)).containsExactly("at a", "at b");
            Executions.ok(client, "resume_execution", id, "");
            Flows.await(client, id, "SUCCESS");
            assertThat(Executions.messages(client, id)).containsExactly("at a", "at b", "at c");
        });
    }

    @Test
    void waiting_ends_with_its_time_and_the_execution_goes_on() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            Answer answer = Executions.start(client, "slow", "\"wait\": true, \"wait_seconds\": 1");
            assertThat(answer.failed()).isFalse();
            assertThat(answer.content().get("ended").getAsBoolean()).isFalse();
            assertThat(answer.string("next")).contains("wait_for_execution");
            assertThat(Executions.state(client, answer.string("execution_id"))).isEqualTo("RUNNING");
        });
    }

    @Test
    void a_disabled_flow_is_not_started_and_one_that_is_not_there_neither() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            client.ok("disable_flow", "{\"namespace\": \"company.team\", \"flow_id\": \"steps\"}");
            Answer disabled = Executions.start(client, "steps", "");
            assertThat(disabled.failed()).isTrue();
            assertThat(disabled.text()).contains("disabled");
            assertThat(Executions.start(client, "no_such_flow", "").failed()).isTrue();
            Executions.list(client, "\"namespace\": \"company\"", 0);
        });
    }

    @Test
    void a_deleted_flow_is_not_started_although_kestra_would() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            client.ok("delete_flow", "{\"namespace\": \"company.team\", \"flow_id\": \"steps\"}");
            Answer answer = Executions.start(client, "steps", "");
            assertThat(answer.failed()).as(answer.text()).isTrue();
            Executions.list(client, "\"namespace\": \"company\"", 0);
        });
    }

    private static String change(String from, String to) {
        assertThat(EVERY_VALUE).contains(from);
        return EVERY_VALUE.replace(from, to);
    }
}
