package io.kestramcp.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of settings gets one member, and stays letter by letter as it was everywhere else, comments included. */
class JsonDocumentTest {
    private static final JsonElement VALUE = JsonParser.parseString("{\"url\": \"https://a/mcp\"}");

    @Test
    void a_file_with_comments_and_trailing_commas_keeps_them() throws Exception {
        String settings = """
                // Zed settings
                {
                    "theme": "One", // mine, not "yours"
                    /* servers { "a": */
                    "servers": {
                        // the old one
                        "other": { "url": "https://b//c", "note": "a,}" },
                    },
                    "last": [1, 2,],
                }
                """;
        assertThat(with(settings)).isEqualTo("""
                // Zed settings
                {
                    "theme": "One", // mine, not "yours"
                    /* servers { "a": */
                    "servers": {
                        "k": {
                            "url": "https://a/mcp"
                        },
                        // the old one
                        "other": { "url": "https://b//c", "note": "a,}" },
                    },
                    "last": [1, 2,],
                }
                """);
    }

    @Test
    void an_entry_of_that_name_is_replaced_in_its_place() throws Exception {
        String settings = """
                {
                  "servers": {
                    "a": 1,
                    "k": {"command": "old", "args": ["}", "]"]}, // ours
                    "b": 2
                  }
                }
                """;
        assertThat(with(settings)).isEqualTo("""
                {
                  "servers": {
                    "a": 1,
                    "k": {
                      "url": "https://a/mcp"
                    }, // ours
                    "b": 2
                  }
                }
                """);
        assertThat(with(with(settings))).isEqualTo(with(settings));
    }

    @Test
    void a_file_without_the_section_gets_it() throws Exception {
        assertThat(with("{\n\t\"a\": 1\n}\n"))
                .isEqualTo(
                        "{\n\t\"servers\": {\n\t\t\"k\": {\n\t\t\t\"url\": \"https://a/mcp\"\n\t\t}\n\t},\n\t\"a\": 1\n}\n");
    }

    @Test
    void an_empty_file_or_section_is_filled() throws Exception {
        String whole = "{\n  \"servers\": {\n    \"k\": {\n      \"url\": \"https://a/mcp\"\n    }\n  }\n}\n";
        assertThat(with("")).isEqualTo(whole);
        assertThat(with(" \n")).isEqualTo(whole);
        assertThat(with("{}")).isEqualTo(whole.stripTrailing());
        assertThat(with("{\n  \"servers\": {}\n}\n")).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                "{\"servers\":{\"x\":{}},\"a\":[{\"servers\":{}}]}",
                "{ \"servers\" : { \"k\" : 1 } }",
                "{\r\n  \"a\": 1,\r\n  \"servers\": {\r\n    \"x\": true\r\n  }\r\n}\r\n",
                "\uFEFF{\"a\": \"\\\"//\\\\\", \"servers\": {\"\\u006b\": [1, {\"y\": \"}\"}], \"z\": null}}",
                "{\"servers\": { /* nothing */ }, // end\n}",
                "{\"servers\": {\"x\": 1.50e1 /**/ , }}",
                "{\"k\": {\"servers\": {}}, \"servers\": {\"servers\": 3}}"
            })
    void whatever_the_form_the_outcome_has_the_entry_and_all_else(String settings) throws Exception {
        JsonObject expected = plain(settings);
        if (!expected.has("servers")) {
            expected.add("servers", new JsonObject());
        }
        expected.getAsJsonObject("servers").add("k", VALUE);
        assertThat(plain(with(settings))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"servers\"",
                "{\"servers\": []}",
                "{\"servers\": null}",
                "{\"a\": 1",
                "{\"a\": 1} x",
                "{'a': 1}",
                "{a: 1}",
                "{\"a\": 1,, \"b\": 2}",
                "{\"servers\": {}, \"servers\": {}}",
                "{\"a\": 1 /* }",
                "<settings/>"
            })
    void a_file_that_is_not_surely_understood_is_refused(String settings) {
        assertThatThrownBy(() -> with(settings)).isInstanceOf(UnmergeableException.class);
    }

    @Test
    void a_list_gets_an_element_once() throws Exception {
        JsonObject input =
                JsonParser.parseString("{\"id\": \"t\", \"password\": true}").getAsJsonObject();
        String settings = "{\n  \"inputs\": [\n    {\"id\": \"a\"} // mine\n  ]\n}\n";
        String once =
                JsonDocument.read(settings).withElement("inputs", "id", input).text();
        assertThat(once).isEqualTo("""
                {
                  "inputs": [
                    {
                      "id": "t",
                      "password": true
                    },
                    {"id": "a"} // mine
                  ]
                }
                """);
        assertThat(JsonDocument.read(once).withElement("inputs", "id", input).text())
                .isEqualTo(once);
        assertThatThrownBy(() -> JsonDocument.read("{\"inputs\": {}}").withElement("inputs", "id", input))
                .hasMessageContaining("no list");
    }

    private static String with(String settings) throws UnmergeableException {
        return JsonDocument.read(settings).with("servers", "k", VALUE).text();
    }

    private static JsonObject plain(String settings) {
        return JsonParser.parseString(JsonText.of(settings).plain()).getAsJsonObject();
    }
}
