package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Waiting for executions as tasks: the real tools before a sandbox, for clients of both eras. */
class TaskScenariosTest {
    private static final String META = """
            {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities":
             {"extensions": {"io.modelcontextprotocol/tasks": {}}}}""";
    private static final String SLOW = """
            {"name": "execute_flow", "arguments": {"namespace": "company.team", "flow_id": "slow", "wait": true,
             "wait_seconds": 600}}""";

    @Test
    void a_modern_client_gets_a_task_for_a_run_that_it_waits_for_and_the_end_inside() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            JsonObject task = modern(client, "tools/call", """
                            {"name": "execute_flow", "arguments": {"namespace": "company.team", "flow_id": "greeting",
                             "inputs": {"who": "Ada"}, "wait": true}}""");
            assertThat(task.get("resultType").getAsString()).isEqualTo("task");
            JsonObject seen = look(client, task);
            while (seen.get("status").getAsString().equals("working")) {
                seen = look(client, task);
            }
            assertThat(seen.get("status").getAsString()).isEqualTo("completed");
            assertThat(seen.getAsJsonObject("result")
                            .getAsJsonObject("structuredContent")
                            .get("state")
                            .getAsString())
                    .isEqualTo("SUCCESS");
        });
    }

    @Test
    void a_run_that_is_not_waited_for_and_a_tool_that_only_reads_are_no_tasks() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            assertThat(modern(client, "tools/call", """
                            {"name": "execute_flow", "arguments": {"namespace": "company.team", "flow_id": "greeting",
                             "inputs": {"who": "Ada"}}}""").get("resultType").getAsString())
                    .isEqualTo("complete");
            assertThat(modern(client, "tools/call", """
                            {"name": "get_flow", "arguments": {"namespace": "company.team", "flow_id": "greeting"}}""").get("resultType").getAsString())
                    .isEqualTo("complete");
        });
    }

    @Test
    void ending_a_task_ends_the_waiting_and_leaves_the_execution_running() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            JsonObject task = modern(client, "tools/call", SLOW);
            JsonObject seen = look(client, task);
            while (!seen.has("statusMessage")) {
                seen = look(client, task);
            }
            modern(client, "tasks/cancel", named(task));
            JsonObject ended = look(client, task);
            assertThat(ended.get("status").getAsString()).isEqualTo("cancelled");
            assertThat(ended.get("statusMessage").getAsString())
                    .contains("An execution that was started goes on; kill_execution ends it.");
            String id = client.ok("list_executions", """
                            {"namespace": "company.team", "flow_id": "slow"}""")
                    .rows()
                    .get(0)
                    .getAsJsonObject()
                    .get("execution_id")
                    .getAsString();
            assertThat(Flows.await(client, id, "RUNNING").string("state")).isEqualTo("RUNNING");
        });
    }

    @Test
    void an_older_client_waits_for_an_execution_in_a_task() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            String id = Flows.start(client, "greeting", "{\"who\": \"Ada\"}");
            JsonObject call = object("""
                    {"name": "wait_for_execution", "arguments": {"execution_id": "%s"}, "task": {"ttl": 60000}}""".formatted(id));
            JsonObject task =
                    client.request("tools/call", call).getAsJsonObject("result").getAsJsonObject("task");
            JsonObject result =
                    client.request("tasks/result", object(named(task))).getAsJsonObject("result");
            assertThat(result.getAsJsonObject("structuredContent").get("state").getAsString())
                    .isEqualTo("SUCCESS");
        });
    }

    private static JsonObject look(McpCaller client, JsonObject task) throws Exception {
        return modern(client, "tasks/get", named(task));
    }

    private static String named(JsonObject task) {
        return "{\"taskId\": " + task.get("taskId") + "}";
    }

    private static JsonObject modern(McpCaller client, String method, String params) throws Exception {
        JsonObject sent = object(params);
        String name = sent.get(sent.has("taskId") ? "taskId" : "name").getAsString();
        sent.add("_meta", object(META));
        McpCaller caller = client;
        for (Map.Entry<String, String> header : Map.of(
                        "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", method, "Mcp-Name", name)
                .entrySet()) {
            caller = caller.with(header.getKey(), header.getValue());
        }
        return caller.request(method, sent).getAsJsonObject("result");
    }

    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }
}
