package io.kestramcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.client.RefusedArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentTest {
    @Test
    void a_top_level_text_is_read_whatever_stands_around_it() {
        YamlDocument document = YamlDocument.read(
                "source", "# a comment\nid: \"hello\"\nnamespace: company.team # ours\ntasks:\n  - id: inner\n");

        assertThat(document.segment("id")).isEqualTo("hello");
        assertThat(document.segment("namespace")).isEqualTo("company.team");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "namespace: a | source has no id: add it",
                "id: on | must have a text as id: put it in quotes",
                "id: 42 | must have a text as id: put it in quotes",
                "id: 2026-01-01 | must have a text as id",
                "id: | must have a text as id",
                "id: [a] | must have a text as id",
                "'id: a\nid: b' | source has id twice",
                "id: ../x | source's id must not",
                "id: \"\" | source's id is empty"
            })
    void an_id_that_kestra_would_read_otherwise_is_refused(String yaml, String message) {
        assertThatThrownBy(
                        () -> YamlDocument.read("source", yaml.replace("'", "")).segment("id"))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`- a\n- b` | must be a YAML mapping",
                "just text | must be a YAML mapping",
                "`id: a\n---\nid: b` | has 2 YAML documents",
                "`# only a comment` | has no YAML in it",
                "`id: [a\nb: c` | is not YAML: line 2",
                "`id: 'a` | is not YAML: line 1",
                "`\tid: a` | is not YAML: line 1"
            })
    void what_is_not_one_mapping_is_refused_with_its_line(String yaml, String message) {
        assertThatThrownBy(() -> YamlDocument.read("source", yaml))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining("source " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id: f\ndescription: &prod company.team\nnamespace: *prod\n",
                "description: &prod namespace\nnamespace: a.b\n*prod : prod\n",
                "namespace: a.b\n\ntasks: [&t {id: a}, *t]\n"
            })
    void an_alias_is_refused_for_kestra_takes_its_name_for_the_value(String yaml) {
        assertThatThrownBy(() -> YamlDocument.read("source", yaml))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContainingAll("source uses the YAML alias *", "in line 3", "write out");
    }

    @Test
    void a_document_that_would_grow_without_bounds_is_refused() {
        StringBuilder bomb = new StringBuilder();
        for (int i = 1; i < 1_000; i++) {
            bomb.append("[");
        }

        assertThatThrownBy(() -> YamlDocument.read("source", bomb.toString()))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining("is not YAML");
    }
}
