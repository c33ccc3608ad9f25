package io.kestramcp.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTreeTest {
    @Test
    void plain_values_are_read_as_json_has_them() {
        assertThat(YamlTree.parse("x", "a: [null, ~, true, false, 0, -7, 1.50, 1e3, 9223372036854775808]"))
                .containsEntry(
                        "a",
                        Arrays.asList(
                                null,
                                null,
                                true,
                                false,
                                0L,
                                -7L,
                                new BigDecimal("1.50"),
                                new BigDecimal("1e3"),
                                new BigInteger("9223372036854775808")));
    }

    @Test
    void what_json_has_not_stays_text() {
        assertThat(YamlTree.parse("x", "a: [yes, off, 2026-01-01, 0x1F, 010, .5, .inf, '1', \"true\", 1_000, =, <<]"))
                .containsEntry(
                        "a",
                        List.of(
                                "yes",
                                "off",
                                "2026-01-01",
                                "0x1F",
                                "010",
                                ".5",
                                ".inf",
                                "1",
                                "true",
                                "1_000",
                                "=",
                                "<<"));
    }

    @Test
    void keys_are_text_and_keep_their_order() {
        assertThat(YamlTree.parse("x", "200: b\non: c\n1.0: d\n<<: e").keySet())
                .containsExactly("200", "on", "1.0", "<<");
    }

    @Test
    void U11_a_key_that_is_there_twice_is_told_with_its_line() {
        assertThatThrownBy(() -> YamlTree.parse("x.yml", "a: 1\nb: 2\na: 3"))
                .isInstanceOf(ContractException.class)
                .hasMessage("x.yml, line 3: the key 'a' is there twice.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &x [1]\nb: *x",
                "a: !!javax.script.ScriptEngineManager [b]",
                "a: &x {b: *x}",
                "a: [1",
                "a: b: c",
                "\0",
                "--- a\n--- b"
            })
    void U11_what_is_not_plain_yaml_is_refused(String text) {
        assertThatThrownBy(() -> YamlTree.parse("x.yml", text))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("x.yml is not ");
    }

    @Test
    void U11_a_document_too_deep_is_refused() {
        assertThatThrownBy(() -> YamlTree.parse("x.yml", "a: " + "[".repeat(10_000)))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("Nesting Depth exceeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a", "text", "? [a]\n: b"})
    void what_is_no_mapping_of_texts_is_refused(String text) {
        assertThatThrownBy(() -> YamlTree.parse("x.yml", text)).isInstanceOf(ContractException.class);
    }
}
