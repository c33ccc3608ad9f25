package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An execution leads back to the request that started it. */
class ExecutionLabelTest {
    private static final String LABEL = "mcp-request";

    @TempDir
    private Path directory;

    @Test
    void an_execution_has_the_name_of_the_request_that_started_it_which_the_audit_has_too() throws Exception {
        for (String line : GatewayTest.LINES) {
            Path audit = directory.resolve(line + ".jsonl");
            GatewayTest.run(line, Map.of("KESTRA_MCP_AUDIT_FILE", audit.toString()), (gateway, kestra, client) -> {
                Flows.save(client, Flows.GREETING);
                String id = Flows.start(client, "greeting", "{\"who\": \"Ada\"}");
                String request = labels(client, id).get(LABEL).getAsString();
                assertThat(records(audit))
                        .filteredOn(
                                record -> record.get("request").getAsString().equals(request))
                        .isNotEmpty()
                        .allMatch(record -> record.get("tool").getAsString().equals("execute_flow"));
            });
        }
    }

    @Test
    void a_window_of_a_schedule_is_labelled_as_a_whole() throws Exception {
        for (String line : GatewayTest.LINES) {
            GatewayTest.run(line, Map.of("KESTRA_MCP_TOOLSETS", "all"), (gateway, kestra, client) -> {
                Flows.save(client, Flows.SCHEDULED);
                client.ok(
                        "create_backfill",
                        "{\"namespace\": \"company.team\", \"flow_id\": \"scheduled\", \"trigger_id\": \"hourly\","
                                + " \"start\": \"2026-01-01T00:00:00Z\", \"end\": \"2026-01-01T02:00:00Z\","
                                + " \"labels\": {\"why\": \"again\"}}");
                assertThat(kestra.requests())
                        .filteredOn(request -> request.body().contains("\"backfill\""))
                        .isNotEmpty()
                        .allMatch(request -> request.body().contains("\"key\":\"" + LABEL + "\"")
                                && request.body().contains("\"key\":\"why\""));
            });
        }
    }

    @Test
    void the_operator_can_turn_it_off() throws Exception {
        GatewayTest.run("2.0", Map.of("KESTRA_MCP_LABEL_EXECUTIONS", "false"), (gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            String id = Flows.start(client, "greeting", "{\"who\": \"Ada\"}");
            assertThat(labels(client, id).has(LABEL)).isFalse();
        });
    }

    @Test
    void a_caller_cannot_give_the_name_of_another_request() throws Exception {
        for (String line : GatewayTest.LINES) {
            GatewayTest.run(line, Map.of(), (gateway, kestra, client) -> {
                Flows.save(client, Flows.GREETING);
                McpCaller.Answer refused = client.call(
                        "execute_flow",
                        "{\"namespace\": \"company.team\", \"flow_id\": \"greeting\", \"inputs\": {\"who\": \"Ada\"},"
                                + " \"labels\": {\"" + LABEL + "\": \"forged\"}}");
                assertThat(refused.failed()).isTrue();
            });
        }
    }

    private static JsonObject labels(McpCaller client, String execution) throws Exception {
        return Executions.get(client, execution).getAsJsonObject("labels");
    }

    private static List<JsonObject> records(Path audit) throws Exception {
        return Files.readAllLines(audit).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }
}
