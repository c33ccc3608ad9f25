package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.http.GatewayServer;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import io.kestramcp.scenario.McpCaller.Answer;
import io.kestramcp.store.PostgresServer;
import io.kestramcp.vault.NewKey;
import io.kestramcp.vault.VaultException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two gateways of one PostgreSQL: what one began the other goes on with, and what counts once counts once at both. */
class ReplicasTest {
    private static final String CAPABILITIES = "{\"elicitation\":{\"form\":{}}}";
    private static final String YES = "{\"confirm\":{\"action\":\"accept\",\"content\":{\"confirm\":true}}}";

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @Test
    void a_confirmation_code_of_one_is_good_at_the_other_once() throws Exception {
        run((first, atFirst, second, atSecond) -> {
            String id = ConfirmationTest.twoRunning(atFirst).get(0);
            String kill = "{\"execution_ids\": [\"" + id + "\"]}";
            String code = atFirst.ok("kill_executions", kill).string("confirmation");
            JsonObject confirmed = JsonParser.parseString(kill).getAsJsonObject();
            confirmed.addProperty("confirmation", code);
            JsonObject other =
                    JsonParser.parseString(kill.replace(id, "0".repeat(22))).getAsJsonObject();
            other.addProperty("confirmation", code);
            assertThat(atSecond.call("kill_executions", other).text())
                    .contains("for another tool or for other arguments");
            Answer done = atSecond.call("kill_executions", confirmed);
            assertThat(done.content().get("done").getAsBoolean()).isTrue();
            assertThat(atFirst.call("kill_executions", confirmed).text()).contains("was used already");
            assertThat(atSecond.call("kill_executions", confirmed).text()).contains("was used already");
        });
    }

    @Test
    void what_one_asked_a_client_may_be_answered_at_the_other_once() throws Exception {
        run((first, atFirst, second, atSecond) -> {
            String id = ConfirmationTest.twoRunning(atFirst).get(0);
            JsonObject asked = modern(atFirst, id, "");
            assertThat(asked.get("resultType").getAsString()).isEqualTo("input_required");
            String answer = ",\"inputResponses\":" + YES + ",\"requestState\":" + asked.get("requestState");
            assertThat(modern(atSecond, id, answer).toString()).contains("\"done\":true");
            assertThat(modern(atFirst, id, answer).get("resultType").getAsString())
                    .as("an answer that counted does not count again")
                    .isEqualTo("input_required");
        });
    }

    @Test
    void a_session_that_one_named_is_known_to_the_other() throws Exception {
        run((first, atFirst, second, atSecond) -> {
            String session = session(atFirst);
            assertThat(stream(second, session)).isEqualTo(200);
            assertThat(stream(second, session.substring(1))).isEqualTo(404);
        });
    }

    @Test
    void a_task_that_runs_at_one_is_seen_waited_for_and_ended_at_the_other() throws Exception {
        run((first, atFirst, second, atSecond) -> {
            Flows.save(atFirst, Flows.SLOW);
            Flows.save(atFirst, Flows.GREETING);
            String slow = task(atFirst, Flows.start(atFirst, "slow", "{}"));
            assertThat(tasks(atSecond, "tasks/get", slow).get("status").getAsString())
                    .isEqualTo("working");
            assertThat(tasks(atSecond, "tasks/list", slow).getAsJsonArray("tasks"))
                    .hasSize(1);
            assertThat(tasks(atSecond, "tasks/cancel", slow).get("status").getAsString())
                    .isEqualTo("cancelled");
            assertThat(tasks(atFirst, "tasks/get", slow).get("status").getAsString())
                    .isEqualTo("cancelled");
            String quick = task(atFirst, Flows.start(atFirst, "greeting", "{\"who\": \"Ada\"}"));
            JsonObject result = tasks(atSecond, "tasks/result", quick);
            assertThat(result.getAsJsonObject("structuredContent").get("state").getAsString())
                    .isEqualTo("SUCCESS");
            assertThat(tasks(atSecond, "tasks/get", quick).get("status").getAsString())
                    .isEqualTo("completed");
        });
    }

    static String task(McpCaller caller, String execution) throws Exception {
        JsonObject call = JsonParser.parseString(
                        "{\"name\": \"wait_for_execution\", \"arguments\": {\"execution_id\": \"" + execution
                                + "\", \"timeout_seconds\": 600}, \"task\": {\"ttl\": 600000}}")
                .getAsJsonObject();
        return caller.request("tools/call", call)
                .getAsJsonObject("result")
                .getAsJsonObject("task")
                .get("taskId")
                .getAsString();
    }

    private static JsonObject tasks(McpCaller caller, String method, String id) throws Exception {
        JsonObject params = new JsonObject();
        params.addProperty("taskId", id);
        return caller.request(method, params).getAsJsonObject("result");
    }

    @Test
    void a_gateway_that_stops_says_of_its_tasks_that_they_have_ended() throws Exception {
        Map<String, String> settings = settings();
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0").withSpeed(GatewayTest.SPEED))) {
            GatewayTest.run(kestra, kestra.baseUri(), settings, (first, a, atFirst) -> {
                String[] task = new String[1];
                GatewayTest.run(kestra, kestra.baseUri(), settings, (second, b, atSecond) -> {
                    Flows.save(atSecond, Flows.SLOW);
                    task[0] = task(atSecond, Flows.start(atSecond, "slow", "{}"));
                });
                JsonObject ended = tasks(atFirst, "tasks/get", task[0]);
                assertThat(ended.get("status").getAsString()).isEqualTo("cancelled");
                assertThat(ended.get("statusMessage").getAsString()).contains("An execution that was started goes on");
            });
        }
    }

    @Test
    void a_gateway_whose_store_others_may_have_does_not_start_without_keys() {
        Map<String, String> settings = settings();
        settings.remove("ENCRYPTION_KEYS");
        assertThatThrownBy(() -> GatewayTest.run("2.0", settings, (gateway, kestra, client) -> {}))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("set ENCRYPTION_KEYS");
    }

    private static JsonObject modern(McpCaller caller, String id, String more) throws Exception {
        String message =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"kill_executions\","
                        + "\"arguments\":{\"execution_ids\":[\"" + id
                        + "\"]},\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                        + "\"io.modelcontextprotocol/clientCapabilities\":" + CAPABILITIES + "}" + more + "}}";
        HttpResponse<String> answer = caller.with("MCP-Protocol-Version", "2026-07-28")
                .with("Mcp-Method", "tools/call")
                .with("Mcp-Name", "kill_executions")
                .post(message);
        return JsonParser.parseString(McpCaller.payload(answer))
                .getAsJsonObject()
                .getAsJsonObject("result");
    }

    private static String session(McpCaller caller) throws Exception {
        return caller.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
                        + "\"2025-11-25\",\"capabilities\":" + CAPABILITIES
                        + ",\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}")
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
    }

    /** The status of the session's stream. */
    private static int stream(GatewayServer gateway, String session) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/mcp"))
                .header("Accept", "text/event-stream")
                .header("MCP-Protocol-Version", "2025-11-25")
                .header("Mcp-Session-Id", session)
                .build();
        HttpResponse<InputStream> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    @FunctionalInterface
    private interface Scenario {
        void run(GatewayServer first, McpCaller atFirst, GatewayServer second, McpCaller atSecond) throws Exception;
    }

    private static void run(Scenario scenario) throws Exception {
        Map<String, String> settings = settings();
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0").withSpeed(GatewayTest.SPEED))) {
            GatewayTest.run(
                    kestra,
                    kestra.baseUri(),
                    settings,
                    (first, a, atFirst) -> GatewayTest.run(
                            kestra,
                            kestra.baseUri(),
                            settings,
                            (second, b, atSecond) -> scenario.run(first, atFirst, second, atSecond)));
        }
    }

    private static Map<String, String> settings() {
        return new HashMap<>(Map.of(
                "KESTRA_MCP_TOOLSETS",
                "all",
                "KESTRA_MCP_CONFIRM",
                "bulk",
                "KESTRA_MCP_STORE",
                PostgresServer.freshLocation().url(),
                "ENCRYPTION_KEYS",
                NewKey.create(Clock.systemUTC()).reveal()));
    }
}
