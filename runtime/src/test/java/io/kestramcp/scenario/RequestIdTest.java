package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request has one name: in the answer's header, in an error, and in the audit. */
class RequestIdTest {
    private static final String HEADER = "X-Request-Id";

    @TempDir
    private Path directory;

    @Test
    void a_failed_call_and_its_audit_records_have_the_name_of_the_request() throws Exception {
        Path audit = directory.resolve("audit.jsonl");
        GatewayTest.run("2.0", Map.of("KESTRA_MCP_AUDIT_FILE", audit.toString()), (gateway, kestra, client) -> {
            HttpResponse<String> response =
                    client.post(call("get_flow", "{\"namespace\":\"company.team\",\"flow_id\":\"nowhere\"}"));
            String id = id(response);
            assertThat(response.body()).contains("not_found", "Request: " + id);
            assertThat(records(audit))
                    .isNotEmpty()
                    .allMatch(record -> id.equals(record.get("request").getAsString()));
        });
    }

    @Test
    void a_call_of_no_tool_is_recorded_under_the_name_that_its_error_tells() throws Exception {
        Path audit = directory.resolve("audit.jsonl");
        GatewayTest.run("2.0", Map.of("KESTRA_MCP_AUDIT_FILE", audit.toString()), (gateway, kestra, client) -> {
            HttpResponse<String> response = client.post(call("no_such_tool", "{}"));
            assertThat(told(response)).isEqualTo(id(response));
            assertThat(records(audit).get(0).get("request").getAsString()).isEqualTo(id(response));
        });
    }

    @Test
    void every_refusal_tells_the_name_whoever_refuses() throws Exception {
        GatewayTest.run("2.0", Map.of(), (gateway, kestra, client) -> {
            for (HttpResponse<String> refused : List.of(
                    client.post("no json"),
                    client.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no/such\"}"),
                    client.with("Content-Type", "text/plain").post("{}"),
                    client.with("Origin", "https://evil.example").post("{}"),
                    client.at("/nowhere").post("{}"))) {
                assertThat(told(refused)).as(refused.body()).isEqualTo(id(refused));
            }
        });
    }

    @Test
    void a_name_that_a_caller_sends_is_not_taken_over() throws Exception {
        GatewayTest.run("2.0", Map.of(), (gateway, kestra, client) -> assertThat(
                        id(client.with(HEADER, "mine").post(call("no_such_tool", "{}"))))
                .isNotEqualTo("mine"));
    }

    private static String call(String tool, String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments + "}}";
    }

    private static String id(HttpResponse<String> response) {
        return response.headers().firstValue(HEADER).orElseThrow();
    }

    private static String told(HttpResponse<String> response) {
        return JsonParser.parseString(response.body())
                .getAsJsonObject()
                .getAsJsonObject("error")
                .getAsJsonObject("data")
                .get("requestId")
                .getAsString();
    }

    private static List<JsonObject> records(Path audit) throws Exception {
        return Files.readAllLines(audit).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }
}
