package io.kestramcp.scenario;

import static io.kestramcp.scenario.Looks.column;
import static io.kestramcp.scenario.Looks.ok;
import static io.kestramcp.scenario.Looks.refused;
import static io.kestramcp.scenario.Looks.team;
import static io.kestramcp.scenario.Looks.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import org.junit.jupiter.api.Test;

/** Flows: saved with care, read by revision, checked, found by name, switched and deleted; seen by another tool. */
class FlowScenariosTest {
    private static final JsonObject GREETING = team("flow_id", "greeting");
    private static final String NO_SUCH_TYPE = """
            id: wrong
            namespace: company.team
            tasks:
              - id: one
                type: io.kestra.plugin.core.no.Such
            """;

    @Test
    void a_dry_run_tells_what_saving_would_do_and_saves_nothing() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Answer fresh = tried(client, Flows.GREETING);
            assertThat(fresh.string("would")).isEqualTo("create");
            assertThat(fresh.content().get("valid").getAsBoolean()).isTrue();
            assertThat(client.call("get_flow", GREETING).failed()).isTrue();
            Flows.save(client, Flows.GREETING);
            assertThat(tried(client, Flows.GREETING).string("would")).isEqualTo("change nothing");
            Answer changed = tried(client, Flows.GREETING.replace("Hello", "Good morning"));
            assertThat(changed.string("would")).isEqualTo("update");
            assertThat(changed.content().get("revision").getAsInt()).isEqualTo(1);
            assertThat(ok(client, "get_flow", GREETING).string("source")).contains("Hello");
        });
    }

    @Test
    void a_dry_run_of_what_kestra_refuses_tells_why_and_is_no_failure() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Answer told = tried(client, NO_SUCH_TYPE);
            assertThat(told.content().get("valid").getAsBoolean()).isFalse();
            assertThat(told.content().has("would")).isFalse();
            assertThat(told.content().get("violations").toString()).contains("io.kestra.plugin.core.no.Such");
        });
    }

    @Test
    void a_flow_that_somebody_changed_meanwhile_is_not_overwritten() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            save(client, Flows.GREETING, 0);
            save(client, Flows.GREETING.replace("Hello", "Good morning"), 1);
            String late = Flows.GREETING.replace("Hello", "Good night");
            assertThat(refused(client, "create_or_update_flow", with("source", late, "expected_revision", 1)))
                    .contains("expected_revision")
                    .contains("revision 2")
                    .contains("get_flow");
            assertThat(refused(client, "create_or_update_flow", with("source", late, "expected_revision", 0)))
                    .contains("revision 2");
            assertThat(ok(client, "get_flow", GREETING).string("source")).contains("Good morning");
        });
    }

    @Test
    void every_violation_of_a_refused_flow_comes_with_its_path_and_nothing_is_saved() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            String broken = Flows.GREETING.replace("io.kestra.plugin.core.debug.Return", "io.kestra.plugin.no.Such");
            assertThat(refused(client, "create_or_update_flow", with("source", broken)))
                    .contains("422")
                    .contains("io.kestra.plugin.no.Such")
                    .contains("tasks");
            Answer revisions = ok(client, "list_flow_revisions", GREETING);
            assertThat(column(revisions, "revision")).containsExactly("1");
        });
    }

    @Test
    void validation_tells_every_violation_and_finds_nothing_wrong_with_a_good_flow() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Answer wrong = ok(client, "validate_flow", with("source", NO_SUCH_TYPE));
            assertThat(column(wrong, "violations").get(0)).contains("io.kestra.plugin.core.no.Such");
            Answer good = ok(client, "validate_flow", with("source", Flows.GREETING));
            assertThat(column(good, "flow_id")).containsExactly("greeting");
            assertThat(column(good, "violations")).isEmpty();
            assertThat(client.call("get_flow", GREETING).failed()).isTrue();
        });
    }

    @Test
    void an_older_revision_is_listed_and_read_and_one_that_never_was_is_not_found() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            Flows.save(client, Flows.GREETING.replace("Hello", "Good morning"));
            assertThat(column(ok(client, "list_flow_revisions", GREETING), "revision"))
                    .containsExactly("1", "2");
            assertThat(ok(client, "get_flow", team("flow_id", "greeting", "revision", 1))
                            .string("source"))
                    .contains("Hello");
            assertThat(ok(client, "get_flow", GREETING).string("source")).contains("Good morning");
            assertThat(refused(client, "get_flow", team("flow_id", "greeting", "revision", 9)))
                    .contains("404");
        });
    }

    @Test
    void a_disabled_flow_is_listed_as_such_until_it_is_enabled_and_switching_twice_changes_nothing() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            ok(client, "disable_flow", GREETING);
            ok(client, "disable_flow", GREETING);
            assertThat(column(ok(client, "list_flows", team()), "disabled")).containsExactly("true");
            assertThat(ok(client, "get_flow", GREETING).string("source")).contains("disabled: true");
            ok(client, "enable_flow", GREETING);
            assertThat(column(ok(client, "list_flows", team()), "disabled")).containsExactly("false");
            String id = Flows.start(client, "greeting", "{\"who\": \"Ada\"}");
            Flows.await(client, id, "SUCCESS");
        });
    }

    @Test
    void switching_and_deleting_a_flow_that_is_not_there_says_so() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            for (String tool : new String[] {"disable_flow", "enable_flow", "delete_flow"}) {
                assertThat(refused(client, tool, GREETING))
                        .as(tool)
                        .contains("404")
                        .contains("knows nothing by that name");
            }
        });
    }

    @Test
    void a_deleted_flow_leaves_its_executions_behind() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            String id = Flows.start(client, "greeting", "{\"who\": \"Ada\"}");
            Flows.await(client, id, "SUCCESS");
            ok(client, "delete_flow", GREETING);
            assertThat(column(ok(client, "list_flows", team()), "flow_id")).isEmpty();
            assertThat(column(ok(client, "list_executions", team()), "execution_id"))
                    .containsExactly(id);
        });
    }

    @Test
    void a_name_that_fits_two_flows_gives_candidates_and_a_namespace_decides() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            Flows.save(client, Flows.GREETING.replace("company.team", "company.sales"));
            Answer both = ok(client, "find_flow", with("name", "Greeting", "namespace", "company"));
            assertThat(both.content().get("found").getAsBoolean()).isFalse();
            assertThat(column(both, "candidates", "namespace"))
                    .containsExactlyInAnyOrder("company.team", "company.sales");
            Answer one = ok(client, "find_flow", with("name", "greting", "namespace", "company.sales"));
            assertThat(column(one, "candidates", "namespace")).doesNotContain("company.team");
            Answer typed = ok(client, "find_flow", with("name", "greeting", "namespace", "company.sales"));
            assertThat(typed.content().getAsJsonObject("match").get("namespace").getAsString())
                    .isEqualTo("company.sales");
        });
    }

    private static Answer tried(McpCaller client, String source) throws Exception {
        return ok(client, "create_or_update_flow", with("source", source, "dry_run", true));
    }

    private static void save(McpCaller client, String source, int expected) throws Exception {
        ok(client, "create_or_update_flow", with("source", source, "expected_revision", expected));
    }
}
