package io.kestramcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.access.Decision.Allowed;
import io.kestramcp.access.Decision.Denied;
import io.kestramcp.access.Decision.Unknown;
import io.kestramcp.identity.Identity;
import io.kestramcp.tool.ToolDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final Identity NOBODY = Rules.with(Map.of("scope", "openid", "roles", List.of("other")));
    private static final Identity SCOPED = Rules.with(Map.of("groups", List.of("team")));

    /** The group {@code team} has the role of developer here. */
    private static Gate in(String namespaces) {
        return Rules.gate("version: 1\ngrants:\n  - {claim: groups, values: [team], roles: [developer], namespaces: "
                + namespaces + "}\n");
    }

    @Test
    void A_1_who_holds_no_role_sees_no_tool_but_the_one_that_says_who_he_is() {
        assertThat(Rules.CATALOG.all())
                .map(entry -> entry.descriptor())
                .filteredOn(tool -> Rules.standard().shows(NOBODY, tool, Rules.SERVER))
                .extracting(ToolDescriptor::name)
                .isSubsetOf("auth_status");
    }

    @Test
    void Z1_a_tool_without_its_permission_is_absent_and_its_call_denied() {
        Identity viewer = Rules.with(Map.of("roles", List.of("viewer")));
        Gate gate = Rules.standard();
        assertThat(gate.shows(viewer, Rules.tool("get_flow"), Rules.SERVER)).isTrue();
        assertThat(gate.shows(viewer, Rules.tool("delete_flow"), Rules.SERVER)).isFalse();
        assertThat(Rules.decide(gate, viewer, "delete_flow", "{\"namespace\":\"a\",\"flow_id\":\"b\"}"))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void Z1_a_tool_that_needs_no_permission_is_nobodys() {
        ToolDescriptor tool = Rules.tool("get_flow");
        ToolDescriptor bare = new ToolDescriptor(
                tool.name(),
                tool.title(),
                tool.description(),
                tool.toolset(),
                true,
                List.of(),
                tool.reach(),
                tool.hints(),
                false,
                tool.timeout(),
                tool.bindings());
        assertThat(Rules.standard().shows(Rules.with(Map.of("roles", List.of("admin"))), bare, Rules.SERVER))
                .isFalse();
    }

    @Test
    void the_claim_values_of_the_earlier_server_are_worth_what_they_were() {
        Gate gate = Rules.standard();
        Identity reader = Rules.with(Map.of("roles", List.of("kestra.flow.read")));
        assertThat(List.of("list_flows", "get_flow", "get_execution"))
                .allMatch(name -> gate.shows(reader, Rules.tool(name), Rules.SERVER));
        assertThat(List.of("create_or_update_flow", "execute_flow", "get_key"))
                .noneMatch(name -> gate.shows(reader, Rules.tool(name), Rules.SERVER));
        Identity all =
                Rules.with(Map.of("roles", List.of("kestra.flow.read", "kestra.flow.write", "kestra.flow.execute")));
        assertThat(List.of("list_flows", "get_flow", "get_execution", "create_or_update_flow", "execute_flow"))
                .allMatch(name -> gate.shows(all, Rules.tool(name), Rules.SERVER));
    }

    @Test
    void the_trees_to_search_are_those_that_every_permission_of_the_tool_reaches() {
        ToolDescriptor search = Rules.tool("search_flows");
        assertThat(in("[\"b.**\", \"a.**\", \"c\", \"d.*\"]").trees(SCOPED, search))
                .containsExactly("a", "b");
        assertThat(Rules.standard().trees(NOBODY, search)).isEmpty();
        assertThat(Rules.standard().trees(Rules.with(Map.of("roles", List.of("viewer"))), search))
                .as("he may search everywhere")
                .isEmpty();
        Gate two = Rules.gate("""
                version: 1
                roles: {flows: {add: [flow.read]}, runs: {add: [execution.read]}, logs: {add: [log.read]}}
                grants:
                  - {claim: groups, values: [team], roles: [flows], namespaces: ["a.**", "b.**"]}
                  - {claim: groups, values: [team], roles: [runs], namespaces: ["b.c.**", "d.**"]}
                  - {claim: groups, values: [team], roles: [logs]}
                """);
        assertThat(two.trees(SCOPED, Rules.tool("diagnose_execution"))).containsExactly("b.c");
        assertThat(two.trees(SCOPED, Rules.tool("list_keys"))).isEmpty();
    }

    @Test
    void Z7_read_only_and_disabled_tools_beat_every_claim() {
        Identity admin = Rules.with(Map.of("roles", List.of("admin")));
        Policy standard = Policy.standard(Rules.WORDS);
        Gate readOnly = new Gate(Rules.selection(Set.of("get_flow"), true), () -> standard);
        assertThat(Rules.CATALOG.all())
                .map(entry -> entry.descriptor())
                .filteredOn(tool -> readOnly.shows(admin, tool, Rules.SERVER))
                .isNotEmpty()
                .allMatch(tool -> tool.hints().readOnly() && !tool.name().equals("get_flow"));
        assertThat(Rules.decide(readOnly, admin, "get_flow", "{}")).isInstanceOf(Unknown.class);
        assertThat(Rules.decide(readOnly, Identity.local(), "delete_flow", "{}"))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void a_tool_denied_by_name_is_nobodys() {
        Gate gate = Rules.gate("""
                version: 1
                grants:
                  - {claim: roles, values: [x], roles: [admin]}
                deny_tools: [delete_flow]
                """);
        Identity admin = Rules.with(Map.of("roles", List.of("x")));
        assertThat(gate.shows(admin, Rules.tool("delete_flow"), Rules.SERVER)).isFalse();
        assertThat(gate.shows(Identity.local(), Rules.tool("delete_flow"), Rules.SERVER))
                .isFalse();
        assertThat(gate.shows(admin, Rules.tool("get_flow"), Rules.SERVER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.bX", "a", "a.b.c", "", "a.b/../x", "A.B"})
    void U2_only_the_granted_namespace_is_within_reach(String namespace) {
        Gate gate = in("[a.b]");
        String arguments = "{\"namespace\":\"%s\",\"flow_id\":\"f\"}";
        assertThat(Rules.decide(gate, SCOPED, "get_flow", arguments.formatted("a.b")))
                .isInstanceOf(Allowed.class);
        assertThat(Rules.decide(gate, SCOPED, "get_flow", arguments.formatted(namespace)))
                .isInstanceOf(Denied.class);
    }

    @Test
    void the_namespace_of_a_flow_source_counts_and_only_one_that_is_clear() {
        Gate gate = in("[a.b]");
        assertThat(save(gate, "id: f\\nnamespace: a.b\\n")).isInstanceOf(Allowed.class);
        assertThat(save(gate, "id: f\\nnamespace: a.c\\n")).isInstanceOf(Denied.class);
        assertThat(save(gate, "id: f\\nnamespace: a.b\\nnamespace: a.c\\n")).isInstanceOf(Denied.class);
        assertThat(save(gate, "id: f\\nnamespace: a.b\\n---\\nid: g\\nnamespace: a.c\\n"))
                .isInstanceOf(Denied.class);
        assertThat(save(gate, "id: f\\ntags: &prod a.b\\nnamespace: *prod\\n")).isInstanceOf(Denied.class);
        assertThat(save(gate, "id: f\\n")).isInstanceOf(Denied.class);
        assertThat(save(gate, "[not a flow")).isInstanceOf(Denied.class);
    }

    private static Decision save(Gate gate, String source) {
        return Rules.decide(gate, SCOPED, "create_or_update_flow", "{\"source\":\"" + source + "\"}");
    }

    @Test
    void a_search_must_name_a_tree_that_is_granted_whole() {
        Gate gate = in("[a.b.**]");
        assertThat(Rules.decide(gate, SCOPED, "list_executions", "{\"namespace\":\"a.b\"}"))
                .isInstanceOf(Allowed.class);
        assertThat(Rules.decide(gate, SCOPED, "list_executions", "{\"namespace\":\"a.b.c\"}"))
                .isInstanceOf(Allowed.class);
        assertThat(Rules.decide(gate, SCOPED, "list_executions", "{\"namespace\":\"a\"}"))
                .isInstanceOf(Denied.class);
    }

    @Test
    void a_search_that_names_no_namespace_is_sent_with_the_only_tree_of_the_caller() {
        assertThat(Rules.decide(in("[\"a.b.**\", \"a.b.c.**\", z]"), SCOPED, "list_executions", "{}"))
                .isInstanceOfSatisfying(Allowed.class, allowed -> assertThat(allowed.confinedTo())
                        .hasValue("a.b"));
        assertThat(Rules.decide(in("[\"a.b.**\", \"z.**\"]"), SCOPED, "list_executions", "{}"))
                .as("one of two would look like all")
                .isInstanceOfSatisfying(
                        Denied.class, denied -> assertThat(denied.told()).contains("a.b.**", "z.**"));
    }

    @Test
    void the_filter_of_a_bulk_change_is_never_filled_in() {
        Gate gate = in("[\"a.b.**\"]");
        assertThat(Rules.decide(gate, SCOPED, "pause_executions", "{\"filter\":{}}"))
                .isInstanceOf(Denied.class);
        assertThat(Rules.decide(gate, SCOPED, "pause_executions", "{\"filter\":{\"state\":[\"RUNNING\"]}}"))
                .isInstanceOf(Denied.class);
        assertThat(Rules.decide(gate, SCOPED, "pause_executions", "{\"filter\":{\"namespace\":\"a.b\"}}"))
                .isInstanceOf(Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kestra:///a/c/f/executions/e1/x",
                "kestra:///a/b/f/executions/e2/x",
                "kestra:///a/b/c/f/executions/e1/x",
                "kestra:///a/b/f/executions/e1/../../e2/x",
                "kestra:///a/b/f/executions/e1/%2e%2e/e2/x",
                "kestra:///a/b/f/executions/e1/..\\\\e2",
                "kestra:///a/b/f/executions/e1//x",
                "kestra:///a/b/f/executions/e1/",
                "file:///a/b/f/executions/e1/x",
                "kestra://host/a/b/f/executions/e1/x"
            })
    void a_file_is_one_of_the_execution_that_is_named(String uri) {
        Gate gate = in("[a.b]");
        String arguments = "{\"execution_id\":\"e1\",\"uri\":\"%s\"}";
        NamespaceLookup found = Rules.execution("e1", "a.b");
        assertThat(Rules.decide(
                        gate,
                        SCOPED,
                        "get_execution_file",
                        arguments.formatted("kestra:///a/b/f/executions/e1/inputs/x.txt"),
                        found))
                .isInstanceOf(Allowed.class);
        assertThat(Rules.decide(gate, SCOPED, "get_execution_file", arguments.formatted(uri), found))
                .isInstanceOf(Denied.class);
    }

    @Test
    void one_foreign_id_among_many_refuses_all() {
        Gate gate = in("[a.b]");
        NamespaceLookup found = (kind, id) ->
                Optional.ofNullable(Map.of("e1", "a.b", "e2", "a.c").get(id));
        assertThat(Rules.decide(gate, SCOPED, "restart_executions", "{\"execution_ids\":[\"e1\"]}", found))
                .isInstanceOf(Allowed.class);
        Decision foreign =
                Rules.decide(gate, SCOPED, "restart_executions", "{\"execution_ids\":[\"e1\",\"e2\"]}", found);
        Decision missing =
                Rules.decide(gate, SCOPED, "restart_executions", "{\"execution_ids\":[\"e1\",\"e3\"]}", found);
        assertThat(((Denied) foreign).told()).isEqualTo(((Denied) missing).told());
    }

    @Test
    void an_app_is_looked_up_and_the_source_that_replaces_it_must_stay() {
        Gate gate = in("[a.b]");
        NamespaceLookup found = (kind, id) -> Optional.of(id.equals("u1") ? "a.b" : "a.c");
        String arguments = "{\"app_uid\":\"%s\",\"source\":\"id: x\\nnamespace: %s\\n\"}";
        assertThat(Rules.decide(gate, SCOPED, "update_app", arguments.formatted("u1", "a.b"), found))
                .isInstanceOf(Allowed.class);
        assertThat(Rules.decide(gate, SCOPED, "update_app", arguments.formatted("u2", "a.b"), found))
                .isInstanceOf(Denied.class);
        assertThat(Rules.decide(gate, SCOPED, "update_app", arguments.formatted("u1", "a.c"), found))
                .isInstanceOf(Denied.class);
    }

    @Test
    void a_search_of_a_tree_is_not_offered_to_who_holds_single_namespaces() {
        Gate gate = in("[a.b, \"a.b.*\"]");
        assertThat(gate.shows(SCOPED, Rules.tool("search_flows"), Rules.SERVER)).isFalse();
        assertThat(gate.shows(SCOPED, Rules.tool("list_flows"), Rules.SERVER)).isTrue();
        assertThat(Rules.decide(gate, SCOPED, "list_flows", "{\"namespace\":\"a.b\"}"))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void who_holds_single_namespaces_may_search_each_without_those_below() {
        Gate gate = in("[a.b]");
        assertThat(Rules.decide(gate, SCOPED, "list_executions", "{\"only_in\":\"a.b\"}"))
                .isInstanceOf(Allowed.class);
        assertThat(Rules.decide(gate, SCOPED, "list_executions", "{\"only_in\":\"a.c\"}"))
                .isInstanceOf(Denied.class);
        assertThat(Rules.decide(gate, SCOPED, "list_executions", "{\"namespace\":\"a\",\"only_in\":\"a.b\"}"))
                .as("what both mean together is not taken for granted")
                .isInstanceOf(Denied.class);
    }

    @Test
    void an_execution_is_looked_up_first_and_one_elsewhere_is_denied_like_one_that_does_not_exist() {
        Gate gate = in("[a.b]");
        String arguments = "{\"execution_id\":\"e1\"}";
        Decision here = Rules.decide(gate, SCOPED, "get_execution", arguments, Rules.execution("e1", "a.b"));
        Decision elsewhere = Rules.decide(gate, SCOPED, "get_execution", arguments, Rules.execution("e1", "a.c"));
        Decision nowhere = Rules.decide(gate, SCOPED, "get_execution", arguments, (kind, id) -> Optional.empty());
        assertThat(here).isInstanceOf(Allowed.class);
        assertThat(elsewhere).isInstanceOf(Denied.class);
        assertThat(((Denied) nowhere).told()).isEqualTo(((Denied) elsewhere).told());
    }

    @Test
    void a_kill_that_cascades_may_end_what_is_elsewhere() {
        Gate gate = in("[a.b]");
        NamespaceLookup found = Rules.execution("e1", "a.b");
        assertThat(Rules.decide(gate, SCOPED, "kill_execution", "{\"execution_id\":\"e1\"}", found))
                .isInstanceOf(Denied.class);
        assertThat(Rules.decide(gate, SCOPED, "kill_execution", "{\"execution_id\":\"e1\",\"cascade\":true}", found))
                .isInstanceOf(Denied.class);
        assertThat(Rules.decide(gate, SCOPED, "kill_execution", "{\"execution_id\":\"e1\",\"cascade\":false}", found))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void who_holds_the_permission_everywhere_is_not_looked_into() {
        Identity admin = Rules.with(Map.of("roles", List.of("admin")));
        assertThat(Rules.decide(Rules.standard(), admin, "get_execution", "{\"execution_id\":\"e1\"}"))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void U3_no_tool_that_takes_a_tenant_is_offered_to_who_is_bound_to_namespaces() {
        Gate gate = in("[\"a.**\"]");
        assertThat(Rules.CATALOG.all())
                .map(entry -> entry.descriptor())
                .filteredOn(tool -> gate.shows(SCOPED, tool, Rules.SERVER))
                .isNotEmpty()
                .noneMatch(tool -> tool.on(Rules.SERVER)
                        .orElseThrow()
                        .inputSchema()
                        .getAsJsonObject("properties")
                        .has("tenant"));
    }
}
