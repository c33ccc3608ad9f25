package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import io.kestramcp.tools.GeneratedTools;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kestra's AI writes, and the blueprints that others wrote, through the front door. Nothing is saved unasked. */
class AiScenariosTest {
    private static final String IDS = " Its id is written, its namespace is company.team, its flow is written.";

    @Test
    void a_generated_flow_is_saved_only_by_a_second_call() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Answer written = written(client, "generate_flow", "\"namespace\": \"company.team\"");
            assertThat(client.ok("list_flows", "{\"namespace\": \"company.team\"}")
                            .rows())
                    .isEmpty();
            assertThat(written.string("next")).contains("create_or_update_flow");

            Flows.save(client, written.string("yaml"));
            assertThat(client.ok("get_flow", "{\"namespace\": \"company.team\", \"flow_id\": \"written\"}")
                            .string("source")
                            .strip())
                    .isEqualTo(written.string("yaml").strip());
        });
    }

    @Test
    void a_flow_is_written_on_from_the_source_that_is_given() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            JsonObject start = new JsonObject();
            start.addProperty("source", Flows.FAILING);
            String source = start.toString();
            Answer written = written(client, "generate_flow", source.substring(1, source.length() - 1));
            assertThat(written.string("yaml")).contains("io.kestra.plugin.core.execution.Fail");
        });
    }

    @Test
    void a_generated_dashboard_is_saved_only_by_a_second_call() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Answer written = written(client, "generate_dashboard", "");
            assertThat(written.string("next")).contains("create_or_update_dashboard");
            Answer saved = client.ok("create_or_update_dashboard", source(written));
            assertThat(client.ok("get_dashboard", "{\"dashboard_id\": \"" + saved.string("dashboard_id") + "\"}")
                            .string("source")
                            .strip())
                    .isEqualTo(written.string("yaml").strip());
        });
    }

    @Test
    void a_generated_app_is_saved_only_by_a_second_call() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Answer written = written(client, "generate_app", "");
            assertThat(client.ok("search_apps", "{\"namespace\": \"company.team\"}")
                            .rows())
                    .isEmpty();
            assertThat(written.string("next")).contains("create_app");
            String uid = client.ok("create_app", source(written)).string("app_uid");
            assertThat(client.ok("get_app", "{\"app_uid\": \"" + uid + "\"}").string("namespace"))
                    .isEqualTo("company.team");
        });
    }

    @Test
    void a_generated_test_is_saved_only_by_a_second_call() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Answer written = written(client, "generate_test", "");
            assertThat(client.ok("list_tests", "{\"namespace\": \"company.team\"}")
                            .rows())
                    .isEmpty();
            assertThat(written.string("next")).contains("create_or_update_test");
            client.ok("create_or_update_test", source(written));
            assertThat(Rows.column(client.ok("list_tests", "{\"namespace\": \"company.team\"}"), "test_id"))
                    .containsExactly("written");
        });
    }

    @Test
    void progress_is_told_before_the_ai_has_answered() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            String stream = client.post("""
                    {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "generate_flow",
                     "arguments": {"prompt": "Say hello"}, "_meta": {"progressToken": "p1"}}}""").body();
            assertThat(stream).contains("notifications/progress", "\"p1\"", "writing");
            assertThat(stream.indexOf("notifications/progress")).isLessThan(stream.indexOf("\"result\""));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"generate_flow", "generate_dashboard", "generate_app", "generate_test"})
    void B_2_the_ai_is_given_minutes(String tool) {
        assertThat(GeneratedTools.catalog()
                        .find(tool)
                        .orElseThrow()
                        .descriptor()
                        .timeout())
                .isGreaterThanOrEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void without_an_ai_provider_kestras_own_words_say_so() throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            Answer refused = client.call("generate_flow", "{\"prompt\": \"Say hello\"}");
            assertThat(refused.failed()).isTrue();
            assertThat(refused.text()).contains("503", "No AI provider");
        });
    }

    @Test
    void a_blueprint_is_found_and_its_source_read() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            String id = Rows.column(client.ok("search_blueprints", "{\"query\": \"hello\"}"), "blueprint_id")
                    .get(0);
            assertThat(client.ok("get_blueprint", "{\"blueprint_id\": \"" + id + "\"}")
                            .string("source"))
                    .contains("namespace:", "tasks:");
            assertThat(client.ok("search_blueprints", "{\"query\": \"zzz no such zzz\"}")
                            .rows())
                    .isEmpty();
        });
    }

    @Test
    void blueprints_that_kestra_cannot_reach_are_told_as_that() throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            Answer unreachable = client.call("search_blueprints", "{}");
            assertThat(unreachable.failed()).isTrue();
            assertThat(unreachable.text()).contains("Connection refused: api.kestra.io");
        });
    }

    /** Has something written; a real Kestra without an AI provider leaves the scenario out. */
    private static Answer written(McpCaller client, String tool, String more) throws IOException, InterruptedException {
        String arguments = "{\"prompt\": \"Say hello." + IDS + "\"" + (more.isEmpty() ? "" : ", " + more) + "}";
        Answer written = client.call(tool, arguments);
        Assumptions.assumeFalse(
                written.failed() && RealKestra.given().isPresent(), () -> "This Kestra's AI: " + written.text());
        assertThat(written.failed()).as(written.text()).isFalse();
        return written;
    }

    private static String source(Answer written) {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("source", written.string("yaml"));
        return arguments.toString();
    }
}
