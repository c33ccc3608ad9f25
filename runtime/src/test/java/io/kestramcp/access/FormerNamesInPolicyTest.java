package io.kestramcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.tool.FormerName;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A policy that denies a tool by a name that it had denies it still. */
class FormerNamesInPolicyTest {
    private static final Vocabulary WORDS = new Vocabulary(
            Rules.WORDS.permissions(),
            Rules.WORDS.roles(),
            Rules.WORDS.tools(),
            Map.of(
                    "fetch_flow", new FormerName.Renamed("fetch_flow", "get_flow", "0.2"),
                    "burn_flow", new FormerName.Removed("burn_flow", "Kestra cannot burn.", "0.2")));

    @Test
    void the_tool_of_today_is_denied() {
        Policy policy = policy("[fetch_flow, burn_flow]");
        assertThat(policy.denies("get_flow")).isTrue();
        assertThat(policy.denies("get_key")).isFalse();
    }

    @Test
    void a_name_that_no_tool_had_is_refused_still() {
        assertThatThrownBy(() -> policy("[fetch_flows]"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("fetch_flows")
                .hasMessageContaining("is no tool");
    }

    private static Policy policy(String denied) {
        return PolicyReader.read("policy.yaml", "version: 1\ngrants: []\ndeny_tools: " + denied + "\n", WORDS);
    }
}
