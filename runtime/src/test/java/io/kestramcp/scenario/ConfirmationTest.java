package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.http.GatewayServer;
import io.kestramcp.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that the user must confirm, by a client that shows forms: in both eras, the real gateway before a sandbox. */
class ConfirmationTest {
    private static final String YES = "{\"action\":\"accept\",\"content\":{\"confirm\":true}}";
    private static final String FILTER = "{\"filter\": {\"namespace\": \"company.team\", \"state\": [\"RUNNING\"]}";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_the_user_says_yes_to_is_done_after_one_question(boolean modern) throws Exception {
        run("bulk", (gateway, kestra, client) -> {
            List<String> ids = twoRunning(client);
            AskedCaller user = user(gateway, modern, YES);
            String done = user.call("kill_executions", "{\"execution_ids\": [\"" + String.join("\",\"", ids) + "\"]}");
            assertThat(user.questions())
                    .containsExactly(
                            "Shall this be done? kill_executions kills 2 executions: " + String.join(", ", ids));
            assertThat(done).contains("done: true");
            Flows.await(client, ids.get(0), "KILLED");
            Flows.await(client, ids.get(1), "KILLED");
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_filter_is_counted_without_asking_and_done_after_it(boolean modern) throws Exception {
        run("bulk", (gateway, kestra, client) -> {
            List<String> ids = twoRunning(client);
            AskedCaller user = user(gateway, modern, YES);
            assertThat(user.call("kill_executions", FILTER + "}"))
                    .contains("Nothing was done yet. To go on, call again with confirm_count: 2.");
            assertThat(user.questions()).isEmpty();
            assertThat(user.call("kill_executions", FILTER + ", \"confirm_count\": 3}"))
                    .contains("but the filter now hits 2 executions");
            assertThat(user.questions()).isEmpty();
            assertThat(user.call("kill_executions", FILTER + ", \"confirm_count\": 2}"))
                    .contains("done: true");
            assertThat(user.questions())
                    .containsExactly("Shall this be done? kill_executions kills 2 executions in company.team");
            Flows.await(client, ids.get(0), "KILLED");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"decline\"}",
                "{\"action\":\"cancel\"}",
                "{\"action\":\"accept\",\"content\":{\"confirm\":false}}"
            })
    void what_the_user_does_not_say_yes_to_is_not_done(String answer) throws Exception {
        for (boolean modern : new boolean[] {true, false}) {
            run("bulk", (gateway, kestra, client) -> {
                List<String> ids = twoRunning(client);
                String text = user(gateway, modern, answer)
                        .call("kill_executions", "{\"execution_ids\": [\"" + ids.get(0) + "\"]}");
                assertThat(text).contains("done: false", "Nothing was done: the user said no.");
                assertThat(kills(kestra)).isZero();
            });
        }
    }

    @Test
    void an_answer_that_is_sent_twice_counts_once() throws Exception {
        run("bulk", (gateway, kestra, client) -> {
            List<String> ids = twoRunning(client);
            AskedCaller user = user(gateway, true, YES);
            user.call("kill_executions", "{\"execution_ids\": [\"" + ids.get(0) + "\"]}");
            assertThat(kills(kestra)).isEqualTo(1);
            assertThat(user.again().get("resultType").getAsString()).isEqualTo("input_required");
            assertThat(kills(kestra)).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void where_every_destructive_tool_is_confirmed_the_question_names_the_target(boolean modern) throws Exception {
        run("destructive", (gateway, kestra, client) -> {
            AskedCaller user = user(gateway, modern, YES);
            assertThat(user.call("set_key", """
                            {"namespace": "company.team", "key": "threshold", "value": "secret"}""")).contains("threshold");
            user.call("get_key", "{\"namespace\": \"company.team\", \"key\": \"threshold\"}");
            user.call("delete_key", "{\"namespace\": \"company.team\", \"key\": \"threshold\"}");
            assertThat(user.questions())
                    .containsExactly(
                            "Shall this be done? set_key company.team/threshold (value: 6 characters)",
                            "Shall this be done? delete_key company.team/threshold");
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobody_is_asked_about_a_single_call_unless_the_operator_says_so(boolean modern) throws Exception {
        run("bulk", (gateway, kestra, client) -> {
            AskedCaller user = user(gateway, modern, YES);
            user.call("set_key", "{\"namespace\": \"company.team\", \"key\": \"a\", \"value\": \"b\"}");
            user.call("delete_key", "{\"namespace\": \"company.team\", \"key\": \"a\"}");
            assertThat(user.questions()).isEmpty();
            assertThat(user.list().toString()).doesNotContain("\"confirmation\"");
        });
    }

    @Test
    void the_audit_record_tells_what_was_asked_and_answered() throws Exception {
        Path audit = directory.resolve("audit.jsonl");
        Map<String, String> settings =
                Map.of("KESTRA_MCP_TOOLSETS", "all", "KESTRA_MCP_CONFIRM", "bulk", "KESTRA_MCP_AUDIT_FILE", "" + audit);
        GatewayTest.run("2.0", settings, (gateway, kestra, client) -> {
            String id = "{\"execution_ids\": [\"" + twoRunning(client).get(0) + "\"]}";
            user(gateway, false, "{\"action\":\"decline\"}").call("kill_executions", id);
            user(gateway, false, YES).call("kill_executions", id);
        });
        assertThat(Files.readAllLines(audit).stream()
                        .filter(line -> line.contains("\"confirmation\""))
                        .map(line -> line.replaceAll(".*\"step\":\"(\\w+)\".*\"effect\":\"(\\w+ \\w+).*", "$1 $2")))
                .containsExactly(
                        "asked kill_executions kills",
                        "declined kill_executions kills",
                        "asked kill_executions kills",
                        "confirmed kill_executions kills");
    }

    private static void run(String mode, GatewayTest.Scenario scenario) throws Exception {
        for (String line : GatewayTest.LINES) {
            GatewayTest.run(line, Map.of("KESTRA_MCP_TOOLSETS", "all", "KESTRA_MCP_CONFIRM", mode), scenario);
        }
    }

    private static long kills(Sandbox kestra) {
        return kestra.requests().stream()
                .filter(request -> request.path().contains("kill"))
                .count();
    }

    private static AskedCaller user(GatewayServer gateway, boolean modern, String answer) throws Exception {
        return new AskedCaller(URI.create("http://127.0.0.1:" + gateway.port() + "/mcp"), modern, answer);
    }

    /** The ids of two executions that run until they are killed. */
    static List<String> twoRunning(McpCaller client) throws Exception {
        Flows.save(client, Flows.SLOW);
        List<String> ids = List.of(Flows.start(client, "slow", "{}"), Flows.start(client, "slow", "{}"));
        for (String id : ids) {
            Flows.await(client, id, "RUNNING");
        }
        return ids;
    }
}
