package io.kestramcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamespacePatternTest {
    @ParameterizedTest
    @CsvSource({
        "company.team, company.team, true",
        "company.team, company.team.sub, false",
        "company.team, company, false",
        "company.team.*, company.team, false",
        "company.team.*, company.team.sub, true",
        "company.team.*, company.team.sub.deep, false",
        "company.team.**, company.team, true",
        "company.team.**, company.team.sub, true",
        "company.team.**, company.team.sub.deep, true"
    })
    void U2_a_namespace_is_held_as_the_pattern_says_and_no_further(String pattern, String namespace, boolean held) {
        assertThat(NamespaceScope.of(List.of(NamespacePattern.parse(pattern))).holds(namespace))
                .isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"company.team", "company.team.*", "company.team.**"})
    void U2_a_namespace_that_only_begins_alike_is_held_by_none(String pattern) {
        NamespaceScope scope = NamespaceScope.of(List.of(NamespacePattern.parse(pattern)));
        for (String other : new String[] {
            "company.teamX", "company.team-x", "company.teamX.sub", "company.Team", "company.team.",
                    "company.team..sub",
            "company.team.sub/../../other", "company.team ", " company.team", "company.team\n", "company.team.%", ""
        }) {
            assertThat(scope.holds(other)).as("'%s'", other).isFalse();
            assertThat(scope.holdsTree(other)).as("'%s'", other).isFalse();
        }
    }

    @Test
    void a_tree_is_held_only_by_a_pattern_that_holds_all_that_may_come_below() {
        assertThat(NamespacePattern.parse("a.b.**").holdsTree("a.b.c")).isTrue();
        assertThat(NamespacePattern.parse("a.b.*").holdsTree("a.b.c")).isFalse();
        assertThat(NamespacePattern.parse("a.b").holdsTree("a.b")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "**", ".a", "a..b", "a.*.b", "a.***", "a*", "a b", "a/b"})
    void what_is_no_pattern_is_refused(String text) {
        assertThatThrownBy(() -> NamespacePattern.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
