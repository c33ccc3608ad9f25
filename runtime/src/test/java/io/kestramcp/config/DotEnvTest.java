package io.kestramcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grammar of python-dotenv, less what would be wrong in silence. */
class DotEnvTest {
    private final List<SettingProblem> problems = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "K=v ~ v",
                "K = v ~ v",
                "`  export K=v` ~ v",
                "`export  K =v` ~ v",
                "K= ~ ``",
                "K='' ~ ``",
                "K=a b ~ a b",
                "`K=a b  ` ~ a b",
                "K=a#b ~ a#b",
                "K=a # b ~ a",
                "K=# b ~ ``",
                "K='a # b' # c ~ a # b",
                "K=\"a # b\"# c ~ a # b",
                "K='a\"b' ~ a\"b",
                "K=\"a'b\" ~ a'b",
                "K=a'b\"c ~ a'b\"c",
                "K='a\\'b\\\\c\\n' ~ a'b\\c\\n",
                "K=\"a\\\"b\\\\c\\q\" ~ a\"b\\c\\q",
                "K=a\\nb ~ a\\nb",
                "K=a=b=c ~ a=b=c",
                "K=$NAME ~ $NAME",
                "K=ü ~ ü"
            })
    void a_value_is_read(String line, String value) {
        assertThat(read(line)).containsExactly(Map.entry("K", value));
        assertThat(problems).isEmpty();
    }

    @Test
    void double_quotes_know_line_breaks_and_tabs() {
        assertThat(read("K=\"a\\nb\\tc\\r\"")).containsEntry("K", "a\nb\tc\r");
    }

    @Test
    void comments_empty_lines_windows_line_ends_and_a_byte_order_mark_are_skipped() {
        assertThat(read("\uFEFF# c\r\n\r\nA=1\r\n   # d\r\nB=\"2\"\r\n\tC='3' # e\r\nD=\r\nE=5"))
                .containsExactly(
                        Map.entry("A", "1"),
                        Map.entry("B", "2"),
                        Map.entry("C", "3"),
                        Map.entry("D", ""),
                        Map.entry("E", "5"));
        assertThat(problems).isEmpty();
    }

    @Test
    void a_quoted_value_may_have_several_lines() {
        assertThat(read("A='one\n#two\n'\nB=2"))
                .containsEntry("A", "one\n#two\n")
                .containsEntry("B", "2");
    }

    @Test
    void the_later_line_wins() {
        assertThat(read("A=1\nA=2")).containsExactly(Map.entry("A", "2"));
    }

    @Test
    void a_bad_line_is_named_by_file_and_line_and_never_quoted() {
        assertThat(read("A=1\nhunter2-secret\n\n  B='hunter2\nC='3' hunter2\n1D=4\nE=hunter2${X}\nF=6"))
                .containsOnlyKeys("A", "F");
        assertThat(problems).extracting(SettingProblem::where).containsExactly(".env:2", ".env:4", ".env:6", ".env:7");
        assertThat(problems.toString()).doesNotContain("hunter2");
    }

    @Test
    void a_quote_that_is_never_closed_costs_its_line_only() {
        assertThat(read("A=\"x\nB=2")).containsExactly(Map.entry("B", "2"));
        assertThat(problems).containsExactly(new SettingProblem(".env:1", "has a quote that is never closed."));
    }

    @Test
    void a_reference_is_refused_since_it_would_not_be_replaced() {
        read("A=1\nURL=http://${HOST}/");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo(".env:2");
            assertThat(problem.what()).contains("URL has ${...}");
        });
    }

    @Test
    void a_long_value_does_not_exhaust_the_stack() {
        String value = "x\\\\".repeat(340_000);
        assertThat(read("A=\"" + value + "\"").get("A")).hasSize(680_000);
    }

    private Map<String, String> read(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        DotEnv.read(".env", text, problems).forEach((key, entry) -> values.put(key, entry.value()));
        return values;
    }
}
