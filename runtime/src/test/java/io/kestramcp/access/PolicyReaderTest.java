package io.kestramcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.identity.Claims;
import io.kestramcp.identity.Identity;
import io.kestramcp.identity.Principal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {
    private static final String GRANT = "version: 1\ngrants:\n  - claim: %s\n    values: [%s]\n    roles: [viewer]\n";

    @Test
    void a_claim_is_a_text_a_list_nested_or_has_dots_in_its_name() {
        assertThat(viewer("department", "data", Map.of("department", "data"))).isTrue();
        assertThat(viewer("groups", "/data", Map.of("groups", List.of("/other", "/data"))))
                .isTrue();
        assertThat(viewer("realm_access.roles", "r", Map.of("realm_access", Map.of("roles", List.of("r")))))
                .isTrue();
        assertThat(viewer("[\"https://x.example/roles\"]", "r", Map.of("https://x.example/roles", List.of("r"))))
                .isTrue();
        assertThat(viewer("https://x", "r", Map.of("https://x", List.of("r")))).isTrue();
    }

    @Test
    void only_scope_is_a_list_of_words_in_one_text() {
        assertThat(viewer("scope", "kestra", Map.of("scope", "openid kestra"))).isTrue();
        assertThat(viewer("scp", "kestra", Map.of("scp", "openid kestra"))).isTrue();
        assertThat(viewer("department", "kestra", Map.of("department", "openid kestra")))
                .isFalse();
    }

    @Test
    void a_first_sign_in_asks_only_for_scopes_that_a_grant_names_letter_by_letter() {
        String grants = "version: 1\ngrants:\n  - { claim: scope, values: [a, \"b.*\", \"ä\"], roles: [viewer] }\n";
        assertThat(PolicyReader.read("policy.yaml", grants, Rules.WORDS).signInScopes())
                .containsExactly("a");
        for (String other : List.of("b.*", "c", "ä")) {
            assertThatThrownBy(() -> PolicyReader.read(
                            "policy.yaml", grants + "sign_in_scopes: [\"" + other + "\"]", Rules.WORDS))
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("policy.yaml:4: '" + other + "' is no scope of the grants: there are a");
        }
    }

    @Test
    void what_is_no_text_grants_nothing() {
        assertThat(viewer("admin", "\"true\"", Map.of("admin", true))).isFalse();
        assertThat(viewer("level", "\"1\"", Map.of("level", 1))).isFalse();
        assertThat(viewer("groups", "\"*\"", Map.of("groups", Map.of("a", "b"))))
                .isFalse();
        assertThat(viewer("groups", "\"*\"", Map.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "team-*, team-data, true",
        "team-*, team-, true",
        "team-*, xteam-data, false",
        "*-admins, data-admins, true",
        "*-admins, data-admins2, false",
        "a*b*c, a1b2b3c, true",
        "a*b*c, a1c2b, false",
        "team, Team, false",
        "te.m, team, false"
    })
    void a_star_stands_for_any_letters_and_nothing_else_does(String pattern, String value, boolean matches) {
        assertThat(viewer("groups", "\"" + pattern + "\"", Map.of("groups", List.of(value))))
                .isEqualTo(matches);
    }

    @Test
    void a_rule_of_one_issuer_does_not_hold_for_another() {
        String policy = GRANT.formatted("groups", "g").replace("- claim", "- issuer: https://one.example\n    claim");
        Gate gate = Rules.gate(policy);
        Claims claims = Claims.of(Map.of("groups", List.of("g")));
        assertThat(sees(gate, new Identity(new Principal("https://one.example", "s", "n"), claims)))
                .isTrue();
        assertThat(sees(gate, new Identity(new Principal("https://two.example", "s", "n"), claims)))
                .isFalse();
    }

    @Test
    void a_role_gains_and_loses_permissions_and_a_new_one_can_be_made() {
        Gate gate = Rules.gate("""
                version: 1
                roles:
                  viewer: { remove: [flow.read] }
                  auditor: { add: [log.read, "flow.*"], remove: [flow.delete] }
                grants:
                  - { claim: groups, values: [v], roles: [viewer] }
                  - { claim: groups, values: [a], roles: [auditor] }
                """);
        Identity viewer = Rules.with(Map.of("groups", List.of("v")));
        Identity auditor = Rules.with(Map.of("groups", List.of("a")));
        assertThat(sees(gate, viewer)).isFalse();
        assertThat(gate.shows(viewer, Rules.tool("get_execution"), Rules.SERVER))
                .isTrue();
        assertThat(sees(gate, auditor)).isTrue();
        assertThat(gate.shows(auditor, Rules.tool("create_or_update_flow"), Rules.SERVER))
                .isTrue();
        assertThat(gate.shows(auditor, Rules.tool("delete_flow"), Rules.SERVER)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grants: []|:1: has no 'version'",
                "version: 2\\ngrants: []|:1: must be 1",
                "version: 1|:1: has no 'grants'",
                "version: 1\\ngrants: []\\ngrant: []|:3: 'grant' is not a key here",
                "version: 1\\ngrants: []\\ngrants: []|:3: 'grants' stands twice",
                "version: 1\\ngrants:\\n  - {claim: a, values: [b]}|:3: has no 'roles'",
                "version: 1\\ngrants:\\n  - {claim: a, values: [b], roles: [vewer]}|:3: 'vewer' is no role",
                "version: 1\\ngrants:\\n  - {claim: a, values: [], roles: [viewer]}|:3: must not be empty",
                "version: 1\\ngrants:\\n  - {claim: a, values: [true], roles: [viewer]}|:3: must be a text",
                "version: 1\\ngrants:\\n  - {claim: a..b, values: [b], roles: [viewer]}|:3: has an empty step",
                "version: 1\\ngrants:\\n  - {claim: a, values: [b], roles: [viewer], namespaces: []}|:3: must not be empty",
                "version: 1\\ngrants:\\n  - {claim: a, values: [b], roles: [viewer], namespaces: ['a*']}|:3: 'a*' must be",
                "version: 1\\ngrants: []\\nroles: {viewer: {add: [flow.red]}}|:3: 'flow.red' is no permission",
                "version: 1\\ngrants: []\\ndeny_tools: [delete_flows]|:3: 'delete_flows' is no tool",
                "version: 1\\ngrants: [|is not YAML",
                "version: 1\\ngrants: []\\n---\\nversion: 1\\ngrants: []|must be one YAML document"
            })
    void a_policy_that_is_not_right_is_refused_with_its_line(String policy, String problem) {
        assertThatThrownBy(() -> Rules.gate(policy.replace("\\n", "\n")))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("policy.yaml:")
                .hasMessageContaining(problem);
    }

    @Test
    void every_problem_is_told_at_once() {
        assertThatThrownBy(() -> Rules.gate("version: 3\nrules: []\ngrants: {}\n"))
                .message()
                .contains("policy.yaml:1:", "policy.yaml:2:", "policy.yaml:3:");
    }

    private static boolean viewer(String claim, String value, Map<String, ?> claims) {
        return sees(Rules.gate(GRANT.formatted(claim, value)), Rules.with(claims));
    }

    private static boolean sees(Gate gate, Identity caller) {
        return gate.shows(caller, Rules.tool("get_flow"), Rules.SERVER);
    }
}
