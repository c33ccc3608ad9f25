package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.RecordedRequest;
import io.kestramcp.scenario.McpCaller.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the earlier servers let through to Kestra, or told of it, wrongly: each defect by its id. */
class DefectsOfReachTest {
    private static final String ELSEWHERE = "../flows/company.team/important";

    @Test
    void A_4_no_tool_takes_a_credential_from_the_model() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            for (JsonElement tool : client.list()) {
                assertThat(properties(tool.getAsJsonObject()))
                        .as(tool.getAsJsonObject().get("name").getAsString())
                        .noneMatch(argument ->
                                argument.toLowerCase(Locale.ROOT).matches(".*(token|password|secret|credential).*"));
            }
        });
    }

    @Test
    void A_6_and_B_1_a_path_in_any_argument_reaches_nothing_whatever_the_tool() throws Exception {
        GatewayTest.runEnterpriseOnSandbox((gateway, kestra, client) -> {
            for (JsonElement each : client.list()) {
                JsonObject tool = each.getAsJsonObject();
                String name = tool.get("name").getAsString();
                client.call(name, filled(texts(tool, true)));
                client.call(name, filled(texts(tool, false)));
            }
            assertThat(kestra.requests())
                    .extracting(RecordedRequest::path)
                    .contains("/api/v1/main/flows/search")
                    .noneMatch(path -> path.contains("..") || path.contains("important"));
        });
    }

    @Test
    void A_17_the_open_source_edition_is_spoken_to_with_basic_authentication() throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            client.ok("search_flows", "{}");
            assertThat(kestra.requests())
                    .filteredOn(request -> request.path().contains("/flows"))
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request.headers().get("Authorization"))
                            .singleElement()
                            .asString()
                            .startsWith("Basic "));
        });
    }

    @Test
    void B_11_what_kestra_refuses_is_never_answered_as_done() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            String in = "{\"namespace\": \"company.team\", ";
            Map<String, String> calls = Map.of(
                    "kill_execution", Flows.execution("unknownid"),
                    "delete_execution", Flows.execution("unknownid"),
                    "delete_flow", in + "\"flow_id\": \"unknown\"}",
                    "move_file", in + "\"from\": \"/unknown.txt\", \"to\": \"/other.txt\"}",
                    "delete_file", in + "\"path\": \"/unknown.txt\"}",
                    "get_key", in + "\"key\": \"unknown\"}");
            for (Map.Entry<String, String> call : calls.entrySet()) {
                Answer answer = client.call(call.getKey(), call.getValue());
                assertThat(answer.failed()).as(call.getKey()).isTrue();
                assertThat(answer.text()).as(call.getKey()).contains("not_found");
            }
        });
    }

    @Test
    void B_16_what_deletes_is_marked_and_never_shares_a_tool_with_what_reads() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            for (JsonElement each : client.list()) {
                JsonObject tool = each.getAsJsonObject();
                String name = tool.get("name").getAsString();
                JsonObject hints = tool.getAsJsonObject("annotations");
                assertThat(hints.get("readOnlyHint").getAsBoolean())
                        .as(name)
                        .isEqualTo(name.matches("(get|list|search|find|read|validate|diagnose|explain|wait|follow"
                                + "|generate|auth|what)_.*"));
                if (name.startsWith("delete_") || name.startsWith("kill_")) {
                    assertThat(hints.get("destructiveHint").getAsBoolean())
                            .as(name)
                            .isTrue();
                }
            }
        });
    }

    private static Set<String> properties(JsonObject tool) {
        return schema(tool).getAsJsonObject("properties").keySet();
    }

    /** The arguments that take any text: all, or the required ones. */
    private static List<String> texts(JsonObject tool, boolean required) {
        JsonArray needed = schema(tool).has("required") ? schema(tool).getAsJsonArray("required") : new JsonArray();
        return schema(tool).getAsJsonObject("properties").entrySet().stream()
                .filter(property -> isText(property.getValue().getAsJsonObject()))
                .map(Map.Entry::getKey)
                .filter(name -> !required || needed.contains(new JsonPrimitive(name)))
                .toList();
    }

    private static boolean isText(JsonObject property) {
        return property.has("type")
                && property.get("type").getAsString().equals("string")
                && !property.has("enum")
                && !property.has("format");
    }

    private static JsonObject filled(List<String> names) {
        JsonObject arguments = new JsonObject();
        names.forEach(name -> arguments.addProperty(name, ELSEWHERE));
        return arguments;
    }

    private static JsonObject schema(JsonObject tool) {
        return tool.getAsJsonObject("inputSchema");
    }
}
