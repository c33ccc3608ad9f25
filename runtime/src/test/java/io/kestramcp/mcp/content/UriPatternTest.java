package io.kestramcp.mcp.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UriPatternTest {
    private static final UriPattern FLOW = UriPattern.of("kestra://flows/{namespace}/{flow_id}");
    private static final UriPattern FILE = UriPattern.of("kestra://files/{namespace}/{+path}");

    @Test
    void the_variables_are_told_in_order() {
        assertThat(FLOW.variables()).containsExactly("namespace", "flow_id");
        assertThat(FILE.variables()).containsExactly("namespace", "path");
        assertThat(UriPattern.of("kestra://instance").variables()).isEmpty();
    }

    @Test
    void values_are_decoded_once() {
        assertThat(FLOW.match("kestra://flows/company.team/a%20b")).contains(values("flow_id", "a b"));
        assertThat(FLOW.match("kestra://flows/company.team/%252e%252e")).contains(values("flow_id", "%2e%2e"));
        assertThat(FLOW.match("kestra://flows/company.team/a+b")).contains(values("flow_id", "a+b"));
        assertThat(FLOW.match("kestra://flows/company.team/%C3%BC%F0%9F%98%80ü😀"))
                .contains(values("flow_id", "ü😀ü😀"));
    }

    @Test
    void only_reserved_expansion_takes_slashes() {
        assertThat(FILE.match("kestra://files/company.team/a/b/c.txt")).contains(values("path", "a/b/c.txt"));
        assertThat(FLOW.match("kestra://flows/company.team/a/b")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kestra://flows/company.team/%",
                "kestra://flows/company.team/%4",
                "kestra://flows/company.team/%4g",
                "kestra://flows/company.team/%ff",
                "kestra://flows/company.team/%c0%ae",
                "kestra://flows/company.team/%ed%a0%80",
                "kestra://flows/company.team/",
                "kestra://flows/company.team/a?b",
                "kestra://flows/company.team/a#b",
                "kestra://flow/company.team/a",
                "xkestra://flows/company.team/a",
            })
    void what_is_no_such_address_does_not_match(String uri) {
        assertThat(FLOW.match(uri)).isEmpty();
    }

    @Test
    void an_address_of_any_length_is_answered() {
        assertThat(FLOW.match("kestra://flows/company.team/" + "a".repeat(8000)))
                .isPresent();
        assertThat(FLOW.match("kestra://flows/company.team/" + "a".repeat(1_000_000)))
                .isEmpty();
    }

    @Test
    void the_dots_of_a_template_are_no_pattern() {
        assertThat(UriPattern.of("kestra://a.b").match("kestra://aXb")).isEmpty();
    }

    private static Map<String, String> values(String name, String value) {
        return Map.of("namespace", "company.team", name, value);
    }
}
