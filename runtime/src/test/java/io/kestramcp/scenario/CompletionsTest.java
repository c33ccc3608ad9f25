package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is proposed for the arguments of prompts and the variables of resources, through the front door. */
class CompletionsTest {
    private static final String REVIEW = "{\"type\": \"ref/prompt\", \"name\": \"review_flow\"}";
    private static final String IN_TEAM = "{\"namespace\": \"company.team\"}";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void namespaces_and_the_flows_of_one_are_proposed(ProtocolEra era) throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            Flows.save(client, Flows.FAILING);
            Flows.save(client, Flows.SLOW.replace("company.team", "company.team.below"));
            assertThat(values(complete(era, client, REVIEW, "namespace", "company.te", "{}")))
                    .containsExactlyInAnyOrder("company.team", "company.team.below");
            JsonObject flows = complete(era, client, REVIEW, "flow_id", "", IN_TEAM);
            assertThat(values(flows)).containsExactlyInAnyOrder("greeting", "failing");
            assertThat(flows.get("total").getAsInt()).isEqualTo(2);
            assertThat(flows.get("hasMore").getAsBoolean()).isFalse();
            assertThat(values(complete(era, client, REVIEW, "flow_id", "ing", IN_TEAM)))
                    .containsExactlyInAnyOrder("greeting", "failing");
            assertThat(values(complete(era, client, REVIEW, "flow_id", "FAIL", IN_TEAM)))
                    .containsExactly("failing");
        });
    }

    @ParameterizedTest
    @EnumSource
    void recent_executions_are_proposed_newest_first_and_to_repair_only_failed_ones(ProtocolEra era) throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            Flows.save(client, Flows.FAILING);
            String good = Flows.start(client, "greeting", "{\"who\": \"Ada\"}");
            Flows.await(client, good, "SUCCESS");
            String bad = Flows.start(client, "failing", "{}");
            Flows.await(client, bad, "FAILED");
            assertThat(values(complete(
                            era, client, template("kestra://executions/{execution_id}"), "execution_id", "", "{}")))
                    .containsSubsequence(bad, good);
            String fix = "{\"type\": \"ref/prompt\", \"name\": \"fix_failed_execution\"}";
            assertThat(values(complete(era, client, fix, "execution_id", "", "{}")))
                    .contains(bad)
                    .doesNotContain(good);
            assertThat(values(complete(era, client, fix, "execution_id", bad.substring(0, 8), "{}")))
                    .containsExactly(bad);
        });
    }

    @ParameterizedTest
    @EnumSource
    void triggers_keys_labels_files_revisions_and_types_are_proposed(ProtocolEra era) throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            Flows.save(client, Flows.GREETING.replace("Hello", "Good day"));
            Flows.save(client, Flows.SCHEDULED);
            client.ok("set_key", "{\"namespace\": \"company.team\", \"key\": \"limit\", \"value\": 7}");
            client.ok(
                    "write_file", "{\"namespace\": \"company.team\", \"path\": \"/scripts/load.py\", \"text\": \"x\"}");
            String backfill = "{\"type\": \"ref/prompt\", \"name\": \"prepare_backfill\"}";
            assertThat(values(complete(
                            era,
                            client,
                            backfill,
                            "trigger_id",
                            "h",
                            "{\"namespace\": \"company.team\", \"flow_id\": \"scheduled\"}")))
                    .containsExactly("hourly");
            String key = template("kestra://keys/{namespace}/{key}");
            assertThat(values(complete(era, client, key, "key", "li", IN_TEAM))).containsExactly("limit");
            assertThat(values(complete(era, client, key, "key", "li", "{}"))).isEmpty();
            String morning = "{\"type\": \"ref/prompt\", \"name\": \"morning_check\"}";
            assertThat(values(complete(era, client, morning, "label_key", "t", IN_TEAM)))
                    .containsExactly("team");
            assertThat(values(complete(
                            era, client, template("kestra://files/{namespace}/{+path}"), "path", "load", IN_TEAM)))
                    .containsExactly("/scripts/load.py");
            assertThat(values(complete(
                            era,
                            client,
                            template("kestra://flows/{namespace}/{flow_id}/revisions/{revision}"),
                            "revision",
                            "",
                            "{\"namespace\": \"company.team\", \"flow_id\": \"greeting\"}")))
                    .containsExactlyInAnyOrder("1", "2");
            assertThat(values(complete(era, client, template("kestra://plugins/{type}"), "type", "core.log", "{}")))
                    .contains("io.kestra.plugin.core.log.Log");
        });
    }

    @Test
    void at_most_a_hundred_are_proposed_at_the_cost_of_one_request() throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            for (int i = 0; i < 101; i++) {
                client.ok(
                        "set_key",
                        "{\"namespace\": \"company.team\", \"key\": \"key%03d\", \"value\": 1}".formatted(i));
            }
            String key = template("kestra://keys/{namespace}/{key}");
            int before = kestra.requests().size();
            JsonObject all = complete(ProtocolEra.LEGACY, client, key, "key", "", IN_TEAM);
            assertThat(kestra.requests()).hasSize(before + 1);
            assertThat(values(all)).hasSize(100).contains("key000");
            assertThat(all.get("total").getAsInt()).isEqualTo(101);
            assertThat(all.get("hasMore").getAsBoolean()).isTrue();
        });
    }

    @Test
    void what_no_name_can_be_is_not_looked_for() throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            complete(ProtocolEra.LEGACY, client, REVIEW, "namespace", "", "{}");
            int before = kestra.requests().size();
            String tooLong = "x".repeat(513);
            assertThat(values(complete(ProtocolEra.LEGACY, client, REVIEW, "namespace", tooLong, "{}")))
                    .isEmpty();
            assertThat(values(complete(
                            ProtocolEra.LEGACY, client, REVIEW, "flow_id", "", "{\"namespace\": \"" + tooLong + "\"}")))
                    .isEmpty();
            assertThat(kestra.requests()).hasSize(before);
        });
    }

    @ParameterizedTest
    @EnumSource
    void an_argument_that_takes_anything_has_no_proposals_and_an_unknown_one_is_an_error(ProtocolEra era)
            throws Exception {
        GatewayTest.run("2.0", Map.of(), (gateway, kestra, client) -> {
            String write = "{\"type\": \"ref/prompt\", \"name\": \"write_flow\"}";
            assertThat(complete(era, client, write, "goal", "load", "{}"))
                    .hasToString("{\"values\":[],\"total\":0,\"hasMore\":false}");
            assertThat(error(era, client, write, "wish"))
                    .isEqualTo("There is no prompt write_flow with the argument \"wish\".");
            assertThat(error(era, client, write.replace("write_flow", "no_prompt"), "goal"))
                    .startsWith("There is no prompt no_prompt");
            assertThat(error(era, client, template("kestra://nothing/{id}"), "id"))
                    .startsWith("There is no resource template kestra://nothing/{id}");
        });
    }

    @Test
    void without_the_tool_nothing_is_proposed() throws Exception {
        Map<String, String> settings =
                Map.of("KESTRA_MCP_TOOLSETS", "all", "KESTRA_MCP_DISABLED_TOOLS", "list_keys,search_namespaces");
        GatewayTest.run("2.0", settings, (gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            client.ok("set_key", "{\"namespace\": \"company.team\", \"key\": \"limit\", \"value\": 7}");
            String key = template("kestra://keys/{namespace}/{key}");
            assertThat(values(complete(ProtocolEra.MODERN, client, key, "key", "", IN_TEAM)))
                    .isEmpty();
            assertThat(values(complete(ProtocolEra.MODERN, client, key, "namespace", "comp", "{}")))
                    .as("found by its flows instead")
                    .containsExactly("company.team");
        });
    }

    @Test
    void a_kestra_that_does_not_answer_is_an_error() throws Exception {
        GatewayTest.run("2.0", Map.of(), (gateway, kestra, client) -> {
            complete(ProtocolEra.MODERN, client, REVIEW, "namespace", "", "{}");
            kestra.close();
            JsonObject error =
                    ProtocolEra.MODERN.error(client, "completion/complete", params(REVIEW, "namespace", "", "{}"));
            assertThat(error.get("code").getAsInt()).isEqualTo(-32603);
            assertThat(error.get("message").getAsString()).contains("Kestra");
        });
    }

    @Test
    void a_caller_of_one_namespace_is_proposed_what_lies_in_it() throws Exception {
        for (String line : GatewayTest.LINES) {
            SignedIn.run(directory, line, (members, everywhere) -> {
                Flows.save(everywhere, Flows.GREETING);
                Flows.save(everywhere, Flows.FAILING.replace("company.team", "company.team.below"));
                Flows.save(everywhere, Flows.FAILING.replace("company.team", "company.teamX"));
                Flows.save(everywhere, Flows.SLOW.replace("company.team", "company"));
                everywhere.ok("set_key", "{\"namespace\": \"company.teamX\", \"key\": \"secret\", \"value\": 7}");
                String elsewhere = everywhere
                        .ok("execute_flow", "{\"namespace\": \"company.teamX\", \"flow_id\": \"failing\"}")
                        .string("execution_id");
                McpCaller team = members.of("team");
                for (ProtocolEra era : ProtocolEra.values()) {
                    assertThat(values(complete(era, team, REVIEW, "namespace", "", "{}")))
                            .containsExactlyInAnyOrder("company.team", "company.team.below");
                    assertThat(values(complete(era, team, REVIEW, "flow_id", "", "{}")))
                            .containsExactlyInAnyOrder("greeting", "failing");
                    assertThat(values(complete(era, team, REVIEW, "flow_id", "", "{\"namespace\": \"company.teamX\"}")))
                            .isEmpty();
                    assertThat(values(complete(era, team, REVIEW, "flow_id", "", "{\"namespace\": \"company\"}")))
                            .isEmpty();
                    assertThat(values(complete(
                                    era,
                                    team,
                                    template("kestra://executions/{execution_id}"),
                                    "execution_id",
                                    elsewhere.substring(0, 4),
                                    "{}")))
                            .isEmpty();
                    assertThat(values(complete(
                                    era,
                                    team,
                                    template("kestra://keys/{namespace}/{key}"),
                                    "key",
                                    "",
                                    "{\"namespace\": \"company.teamX\"}")))
                            .isEmpty();
                }
            });
        }
    }

    private static JsonObject complete(
            ProtocolEra era, McpCaller client, String ref, String argument, String value, String known)
            throws Exception {
        return era.result(client, "completion/complete", params(ref, argument, value, known))
                .getAsJsonObject("completion");
    }

    private static String error(ProtocolEra era, McpCaller client, String ref, String argument) throws Exception {
        JsonObject error = era.error(client, "completion/complete", params(ref, argument, "", "{}"));
        assertThat(error.get("code").getAsInt()).isEqualTo(-32602);
        return error.get("message").getAsString();
    }

    private static String params(String ref, String argument, String value, String known) {
        return """
                {"ref": %s, "argument": {"name": "%s", "value": "%s"}, "context": {"arguments": %s}}""".formatted(ref, argument, value, known);
    }

    private static String template(String uri) {
        return "{\"type\": \"ref/resource\", \"uri\": \"" + uri + "\"}";
    }

    private static List<String> values(JsonObject completion) {
        List<String> values = new ArrayList<>();
        for (JsonElement value : completion.getAsJsonArray("values")) {
            values.add(value.getAsString());
        }
        return values;
    }
}
