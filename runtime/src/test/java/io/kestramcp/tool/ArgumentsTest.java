package io.kestramcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.kestramcp.client.Content;
import io.kestramcp.client.RefusedArgumentException;
import java.util.List;
import okio.ByteString;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @Test
    void an_absent_or_null_argument_reads_as_null_or_as_the_default() {
        Arguments arguments = arguments("{\"given\": null}");

        assertThat(arguments.string("given")).isNull();
        assertThat(arguments.bool("other", true)).isTrue();
        assertThat(arguments.integer("other", 7)).isEqualTo(7);
        assertThat(arguments.longInteger("other", 8L)).isEqualTo(8);
        assertThat(arguments.strings("other")).isNull();
        assertThat(arguments.labels("other")).isNull();
        assertThat(arguments.dateTime("other")).isNull();
    }

    @Test
    void a_default_does_not_replace_what_was_given() {
        Arguments arguments = arguments("{\"flag\": false, \"n\": 0, \"text\": \"\"}");

        assertThat(arguments.bool("flag", true)).isFalse();
        assertThat(arguments.integer("n", 7)).isZero();
        assertThat(arguments.string("text", "x")).isEmpty();
    }

    @Test
    void nothing_is_converted_in_silence() {
        Arguments arguments = arguments("{\"n\": 1, \"text\": \"true\", \"list\": [1], \"object\": {}}");

        refused(() -> arguments.string("n"), "n must be a string.");
        refused(() -> arguments.bool("text"), "text must be true or false.");
        refused(() -> arguments.integer("text"), "text must be a whole number");
        refused(() -> arguments.strings("list"), "list must be a list of strings.");
        refused(() -> arguments.strings("text"), "text must be a list of strings.");
        refused(() -> arguments.labels("list"), "list must be an object of strings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "2147483648", "1e10"})
    void an_integer_that_is_none_or_too_large_is_refused(String number) {
        refused(() -> arguments("{\"n\": " + number + "}").integer("n"), "n must be a whole number");
    }

    @Test
    void a_whole_number_may_be_written_in_any_way() {
        assertThat(arguments("{\"n\": 1e2}").integer("n")).isEqualTo(100);
        assertThat(arguments("{\"n\": 9007199254740993}").longInteger("n")).isEqualTo(9007199254740993L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"  \"", "null"})
    void a_body_must_have_something_in_it(String text) {
        refused(() -> arguments("{\"source\": " + text + "}").text("source"), "source is empty");
    }

    @Test
    void an_empty_word_is_refused_since_kestra_would_ignore_it() {
        refused(() -> arguments("{\"task_id\": \" \"}").word("task_id"), "task_id is empty: leave it out");
        assertThat(arguments("{}").word("task_id")).isNull();
    }

    @Test
    void a_path_argument_is_refused_under_its_own_name() {
        refused(() -> arguments("{\"flow_id\": \"../x\"}").segment("flow_id"), "flow_id must not");
        refused(() -> arguments("{}").segment("flow_id"), "flow_id is empty");
        refused(() -> arguments("{}").numberSegment("revision"), "revision is empty");
        assertThat(arguments("{\"revision\": 3}").numberSegment("revision")).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-01-01", "2026-01-01T00:00:00", ""})
    void a_time_that_kestra_would_drop_is_refused(String time) {
        refused(() -> arguments("{\"at\": \"" + time + "\"}").dateTime("at"), "at must be ISO 8601");
    }

    @Test
    void a_time_with_a_zone_is_passed_on_as_it_is() {
        assertThat(arguments("{\"at\": \"2026-01-01T00:00:00+02:00\"}").dateTime("at"))
                .isEqualTo("2026-01-01T00:00:00+02:00");
    }

    @Test
    void a_duration_is_iso_8601() {
        assertThat(arguments("{\"ttl\": \"PT1H\"}").duration("ttl")).isEqualTo("PT1H");
        refused(() -> arguments("{\"ttl\": \"1h\"}").duration("ttl"), "ttl must be an ISO 8601 duration");
    }

    @Test
    void labels_become_key_and_value() {
        assertThat(arguments("{\"labels\": {\"team\": \"core\", \"url\": \"https://x,y\"}}")
                        .labels("labels"))
                .containsExactly("team:core", "url:https://x,y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a:b\": \"c\"} | has the key 'a:b'",
                "{\"a]\": \"c\"} | has the key 'a]'",
                "{\"\": \"c\"} | has the key ''",
                "{\"a b\": \"c\"} | has the key 'a b'",
                "{\"a\": \"\"} | has an empty value for 'a'",
                "{\"a\": 1} | must have a string as the value of 'a'"
            })
    void a_label_that_kestra_would_misread_is_refused(String labels, String message) {
        refused(() -> arguments("{\"labels\": " + labels + "}").labels("labels"), "labels " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"42\" | \"42\"",
                "\"true\" | \"true\"",
                "\"hello world\" | \"hello world\"",
                "\"https://x\" | \"https://x\"",
                "\"2026-01-02\" | \"2026-01-02\"",
                "\"a \\\"b\\\"\" | \"a \\\"b\\\"\"",
                "42 | 42",
                "1.50 | 1.50",
                "{\"a\":null} | {\"a\":null}",
                "[] | []"
            })
    void a_stored_value_keeps_its_type(String value, String text) {
        assertThat(arguments("{\"value\": " + value + "}").ion("value")).isEqualTo(text);
    }

    @Test
    void null_is_not_stored() {
        refused(() -> arguments("{\"value\": null}").ion("value"), "value is null");
        refused(() -> arguments("{}").ion("value"), "value is missing");
    }

    @Test
    void inputs_become_parts_texts_as_they_are_and_the_rest_as_json() {
        Arguments arguments = arguments("""
                {"inputs": {"text": "a \\"b\\"", "n": 1.50, "flag": true, "list": [1, "a"], "object": {"k": "v"}},
                 "files": {"doc": {"name": "d.txt", "text": "é"}, "raw": {"base64": "AAEC"}}}
                """);

        assertThat(arguments.parts("inputs", "files"))
                .isEqualTo(List.of(
                        new Content.TextPart("text", "a \"b\""),
                        new Content.TextPart("n", "1.50"),
                        new Content.TextPart("flag", "true"),
                        new Content.TextPart("list", "[1,\"a\"]"),
                        new Content.TextPart("object", "{\"k\":\"v\"}"),
                        new Content.FilePart("doc", "d.txt", ByteString.encodeUtf8("é")),
                        new Content.FilePart("raw", "raw", ByteString.decodeHex("000102"))));
    }

    @Test
    void without_inputs_there_are_no_parts() {
        assertThat(arguments("{}").parts("inputs", "files")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"inputs\": {\"a\": null}} | inputs has null for 'a'",
                "{\"inputs\": [1]} | inputs must be an object",
                "{\"inputs\": {\"a\\\"b\": 1}} | inputs has the name 'a\"b'",
                "{\"files\": {\"a\": {}}} | files must have either text or base64 for 'a'",
                "{\"files\": {\"a\": {\"text\": \"x\", \"base64\": \"eA==\"}}} | files must have either",
                "{\"files\": {\"a\": {\"base64\": \"§\"}}} | files has base64 for 'a' that cannot be decoded",
                "{\"files\": {\"a\": {\"name\": \"x\\r\\ny\", \"text\": \"\"}}} | files has the name",
                "{\"files\": {\"a\": \"text\"}} | files must be an object",
                "{\"inputs\": {\"a\": 1}, \"files\": {\"a\": {\"text\": \"x\"}}} | files has 'a', which is given"
            })
    void inputs_that_would_be_lost_or_mistaken_are_refused(String arguments, String message) {
        refused(() -> arguments(arguments).parts("inputs", "files"), message);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(RefusedArgumentException.class).hasMessageContaining(message);
    }

    private static Arguments arguments(String json) {
        return new Arguments(JsonParser.parseString(json).getAsJsonObject());
    }
}
