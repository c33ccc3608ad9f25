package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Calls that must be confirmed, by a client that shows no forms: the same call must come again with a code. */
class ConfirmationCodeTest {
    private static final Pattern CODE = Pattern.compile("confirmation: \"([A-Za-z0-9_-]{22})\"");
    private static final String RUNNING = "\"filter\": {\"namespace\": \"company.team\", \"state\": [\"RUNNING\"]}";

    @Test
    void the_first_call_tells_what_it_would_do_and_the_second_does_it() throws Exception {
        run("bulk", client -> {
            String id = ConfirmationTest.twoRunning(client).get(0);
            Answer first = client.ok("kill_executions", ids(id));
            assertThat(first.content().get("done").getAsBoolean()).isFalse();
            assertThat(first.string("would_do")).isEqualTo("kill_executions kills 1 execution: " + id);
            assertThat(client.ok("get_execution", "{\"execution_id\": \"" + id + "\"}")
                            .string("state"))
                    .isEqualTo("RUNNING");
            Answer second = client.ok("kill_executions", with(ids(id), code(first)));
            assertThat(second.content().get("done").getAsBoolean()).isTrue();
            Flows.await(client, id, "KILLED");
        });
    }

    @Test
    void a_count_by_filter_brings_the_code_along() throws Exception {
        run("bulk", client -> {
            String id = ConfirmationTest.twoRunning(client).get(1);
            Answer counted = client.ok("kill_executions", "{" + RUNNING + "}");
            assertThat(counted.string("next")).contains("call again with confirm_count: 2 and confirmation: ");
            String confirmed = with("{" + RUNNING + ", \"confirm_count\": 2}", code(counted));
            assertThat(client.ok("kill_executions", confirmed)
                            .content()
                            .get("count")
                            .getAsInt())
                    .isEqualTo(2);
            Flows.await(client, id, "KILLED");
        });
    }

    @Test
    void a_backfill_tells_how_many_executions_it_would_start() throws Exception {
        run("bulk", client -> {
            Flows.save(client, Flows.SCHEDULED);
            String backfill = """
                    {"namespace": "company.team", "flow_id": "scheduled", "trigger_id": "hourly",
                     "start": "2026-01-01T00:30:00Z", "end": "2026-01-01T03:30:00Z"}""";
            Answer first = client.ok("create_backfill", backfill);
            assertThat(first.string("would_do"))
                    .isEqualTo("create_backfill starts 3 executions of company.team/scheduled"
                            + " for 2026-01-01T00:30:00Z to 2026-01-01T03:30:00Z");
            String trigger =
                    "{\"namespace\": \"company.team\", \"flow_id\": \"scheduled\", \"trigger_id\": \"hourly\"}";
            assertThat(client.ok("get_trigger", trigger).content().has("backfill"))
                    .isFalse();
            assertThat(client.ok("create_backfill", with(backfill, code(first)))
                            .content()
                            .get("estimated_runs")
                            .getAsInt())
                    .isEqualTo(3);
        });
    }

    @Test
    void a_code_without_the_count_only_counts_again() throws Exception {
        run("bulk", client -> {
            ConfirmationTest.twoRunning(client);
            String code = code(client.ok("kill_executions", "{" + RUNNING + "}"));
            assertThat(client.ok("kill_executions", with("{" + RUNNING + "}", code))
                            .content()
                            .get("done")
                            .getAsBoolean())
                    .isFalse();
        });
    }

    @Test
    void a_code_is_good_once() throws Exception {
        run("bulk", client -> {
            String id = ConfirmationTest.twoRunning(client).get(0);
            String confirmed = with(ids(id), code(client.ok("kill_executions", ids(id))));
            client.ok("kill_executions", confirmed);
            refused(client.call("kill_executions", confirmed), "was used already");
        });
    }

    @Test
    void a_code_is_good_for_its_tool_and_arguments_alone() throws Exception {
        run("bulk", client -> {
            List<String> running = ConfirmationTest.twoRunning(client);
            String code = code(client.ok("kill_executions", ids(running.get(0))));
            String cause = "was given for another tool or for other arguments";
            refused(client.call("kill_executions", with(ids(running.get(1)), code)), cause);
            refused(client.call("delete_executions", with(ids(running.get(0)), code)), cause);
        });
    }

    @Test
    void a_changed_code_is_refused_and_the_new_one_that_is_offered_works() throws Exception {
        run("bulk", client -> {
            String id = ConfirmationTest.twoRunning(client).get(0);
            client.ok("kill_executions", ids(id));
            Answer refused = client.call("kill_executions", with(ids(id), "AAAAAAAAAAAAAAAAAAAAAA"));
            refused(refused, "is no code that this gateway gave you");
            client.ok("kill_executions", with(ids(id), code(refused)));
            Flows.await(client, id, "KILLED");
        });
    }

    @Test
    void a_code_does_not_count_for_other_executions_than_were_told() throws Exception {
        run("bulk", client -> {
            String first = ConfirmationTest.twoRunning(client).get(0);
            String code = code(client.ok("kill_executions", "{" + RUNNING + "}"));
            // Still two, but not the same two.
            String other = Flows.start(client, "slow", "{}");
            Flows.await(client, other, "RUNNING");
            client.ok("kill_execution", "{\"execution_id\": \"" + first + "\"}");
            Flows.await(client, first, "KILLED");
            String confirmed = with("{" + RUNNING + ", \"confirm_count\": 2}", code);
            refused(client.call("kill_executions", confirmed), "would have hit something else");
            assertThat(client.ok("get_execution", "{\"execution_id\": \"" + other + "\"}")
                            .string("state"))
                    .isEqualTo("RUNNING");
        });
    }

    @Test
    void a_single_destructive_call_is_confirmed_where_the_operator_says_so() throws Exception {
        run("destructive", client -> {
            String key = "{\"namespace\": \"company.team\", \"key\": \"a\"}";
            String set = "{\"namespace\": \"company.team\", \"key\": \"a\", \"value\": \"b\"}";
            client.ok("set_key", with(set, code(client.ok("set_key", set))));
            Answer first = client.ok("delete_key", key);
            assertThat(first.string("would_do")).isEqualTo("delete_key company.team/a");
            assertThat(client.ok("get_key", key).text()).contains("b");
            client.ok("delete_key", with(key, code(first)));
            assertThat(client.call("get_key", key).failed()).isTrue();
        });
    }

    @Test
    void a_dry_run_is_not_stopped() throws Exception {
        run("destructive", client -> {
            JsonObject save = new JsonObject();
            save.addProperty("source", Flows.GREETING);
            save.addProperty("dry_run", true);
            assertThat(client.call("create_or_update_flow", save).content().has("would_do"))
                    .isFalse();
            save.addProperty("dry_run", false);
            assertThat(client.call("create_or_update_flow", save).string("would_do"))
                    .startsWith("create_or_update_flow company.team/greeting");
        });
    }

    @Test
    void the_argument_is_listed_for_the_tools_that_need_it_alone() throws Exception {
        String bulk =
                "[create_backfill, delete_executions, kill_executions, pause_executions, replay_executions, restart_executions,"
                        + " resume_executions]";
        run("bulk", client -> assertThat(confirmed(client).toString()).isEqualTo(bulk));
        run("never", client -> assertThat(confirmed(client)).isEmpty());
        run("destructive", client -> assertThat(confirmed(client))
                .contains("kill_executions", "pause_executions", "delete_flow", "write_file")
                .doesNotContain("get_flow", "execute_flow", "validate_flow"));
    }

    @Test
    void without_a_need_for_it_the_argument_is_refused_like_any_unknown_one() throws Exception {
        run("never", client -> assertThat(
                        client.call("kill_executions", with(ids("x"), "AAAA")).text())
                .contains("confirmation is not an argument"));
    }

    private interface Steps {
        void take(McpCaller client) throws Exception;
    }

    private static void run(String mode, Steps steps) throws Exception {
        for (String line : GatewayTest.LINES) {
            GatewayTest.run(
                    line,
                    Map.of("KESTRA_MCP_TOOLSETS", "all", "KESTRA_MCP_CONFIRM", mode),
                    (gateway, kestra, client) -> steps.take(client));
        }
    }

    private static void refused(Answer answer, String cause) {
        assertThat(answer.failed()).isTrue();
        assertThat(answer.text()).contains(cause, "Nothing was done");
        assertThat(code(answer)).hasSize(22);
    }

    private static Set<String> confirmed(McpCaller client) throws Exception {
        Set<String> names = new TreeSet<>();
        for (JsonElement each : client.list()) {
            JsonObject tool = each.getAsJsonObject();
            JsonObject schema = tool.getAsJsonObject("inputSchema");
            if (schema.getAsJsonObject("properties").has("confirmation")) {
                names.add(tool.get("name").getAsString());
            }
        }
        return names;
    }

    private static String ids(String id) {
        return "{\"execution_ids\": [\"" + id + "\"]}";
    }

    private static String with(String arguments, String code) {
        return arguments.substring(0, arguments.length() - 1) + ", \"confirmation\": \"" + code + "\"}";
    }

    private static String code(Answer answer) {
        Matcher found = CODE.matcher(answer.text());
        assertThat(found.find()).as(answer.text()).isTrue();
        return found.group(1);
    }
}
