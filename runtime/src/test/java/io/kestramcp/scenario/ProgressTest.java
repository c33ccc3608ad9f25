package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tools that wait tell how far they are, to a client that asks for it: the real tools before a sandbox. */
class ProgressTest {
    private static final String META = "{\"progressToken\":\"t\","
            + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    @ParameterizedTest
    @CsvSource({
        "execute_flow,true", "execute_flow,false",
        "wait_for_execution,true", "wait_for_execution,false",
        "follow_execution_logs,true", "follow_execution_logs,false"
    })
    void a_tool_that_waits_reports_the_state_before_its_answer(String tool, boolean modern) throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            String run = "\"namespace\":\"company.team\",\"flow_id\":\"greeting\",\"inputs\":{\"who\":\"Ada\"}";
            String arguments = tool.equals("execute_flow")
                    ? "{" + run + ",\"wait\":true}"
                    : "{\"execution_id\":\"" + Flows.start(client, "greeting", "{\"who\":\"Ada\"}") + "\"}";
            List<JsonObject> messages = messages(client, tool, arguments, modern);
            List<JsonObject> progress = messages.subList(0, messages.size() - 1);
            assertThat(progress).isNotEmpty();
            double last = 0;
            for (JsonObject each : progress) {
                JsonObject params = each.getAsJsonObject("params");
                assertThat(each.get("method").getAsString()).isEqualTo("notifications/progress");
                assertThat(params.get("progressToken").getAsString()).isEqualTo("t");
                assertThat(params.get("progress").getAsDouble()).isGreaterThan(last);
                last = params.get("progress").getAsDouble();
            }
            assertThat(progress.get(progress.size() - 1)
                            .getAsJsonObject("params")
                            .get("message")
                            .getAsString())
                    .startsWith("SUCCESS");
            assertThat(messages.get(messages.size() - 1).toString()).contains("\"result\"", "SUCCESS");
        });
    }

    private static List<JsonObject> messages(McpCaller client, String tool, String arguments, boolean modern)
            throws Exception {
        String meta = modern ? META : "{\"progressToken\":\"t\"}";
        McpCaller caller = client;
        if (modern) {
            for (Map.Entry<String, String> header : Map.of(
                            "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/call", "Mcp-Name", tool)
                    .entrySet()) {
                caller = caller.with(header.getKey(), header.getValue());
            }
        }
        return caller.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                        + "\",\"arguments\":" + arguments + ",\"_meta\":" + meta + "}}")
                .body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> JsonParser.parseString(line.substring(6)).getAsJsonObject())
                .toList();
    }
}
