package io.kestramcp.sandbox.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.sandbox.http.Bytes;
import io.kestramcp.sandbox.http.Multipart;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "STRING | hello | \"hello\"",
                "INT | 7 | 7",
                "FLOAT | 1.5 | 1.5",
                "BOOL | true | true",
                "BOOL | maybe | false",
                "BOOL | 1 | false",
                "DATETIME | 2026-01-02T03:04:05Z | \"2026-01-02T03:04:05Z\"",
                "DATE | 2026-01-02 | \"2026-01-02\"",
                "TIME | 03:04:05 | \"03:04:05\"",
                "DURATION | PT5M | \"PT5M\"",
                "JSON | {\"a\":[1]} | {\"a\":[1]}",
                "YAML | a: 1 | {\"a\":1}",
                "EMAIL | a@b.co | \"a@b.co\"",
                "URI | https://x.y/z | \"https://x.y/z\"",
            })
    void textIsConverted(String type, String text, String json) {
        assertThat(read(declare("x", type), part("x", text)).value()).isEqualTo(JsonParser.parseString(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INT | 1.5 | Invalid value for input `x`. Cause: For input string: \"1.5\"",
                "FLOAT | abc | Invalid value for input `x`. Cause: For input string: \"abc\"",
                "EMAIL | nope | Invalid value for input `x`. Cause: The input must be a valid email",
                "FILE | just text | Invalid value for input `x`. Cause: Illegal character in path at index 4: just text",
                "URI | :: | Invalid value for input `x`. Cause: Expected scheme name at index 0: ::",
            })
    void badTextIsRefusedInKestrasWords(String type, String text, String message) {
        assertThat(read(declare("x", type), part("x", text)).error()).isEqualTo(message);
    }

    @Test
    void textThatDoesNotParseIsRefusedInABlock() {
        assertThat(read(declare("x", "DATETIME"), part("x", "2026-01-02")).error())
                .isEqualTo(" errors:\n```\nText '2026-01-02' could not be parsed at index 10\n```");
        assertThat(read(declare("x", "DURATION"), part("x", "5m")).error())
                .isEqualTo(" errors:\n```\nText cannot be parsed to a Duration\n```");
    }

    @Test
    void numberMustLieBetweenItsBounds() {
        JsonObject input = declare("n", "INT");
        input.addProperty("min", 1);
        input.addProperty("max", 10);

        assertThat(read(input, part("n", "99")).error())
                .isEqualTo("Invalid value for input `n`. Cause: it must be less than `10`");
        assertThat(read(input, part("n", "0")).error())
                .isEqualTo("Invalid value for input `n`. Cause: it must be more than `1`");
        assertThat(read(input, part("n", "10")).error()).isNull();
    }

    @Test
    void elementsOfAnArrayHaveATypeToo() {
        JsonObject input = declare("a", "ARRAY");
        input.addProperty("itemType", "INT");

        assertThat(read(input, part("a", "[1,2]")).value()).hasToString("[1,2]");
        assertThat(read(input, part("a", "[\"x\"]")).error())
                .isEqualTo("Invalid value for input `a`. Cause: Unable to parse array element as `INT` on `x`");
    }

    @Test
    void selectionMustBeAmongTheValues() {
        JsonObject input = declare("sel", "SELECT");
        input.add("values", JsonParser.parseString("[\"x\",\"y\"]"));

        assertThat(read(input, part("sel", "z")).error())
                .isEqualTo("Invalid value for input `sel`. Cause: it must match the values `[x, y]`");
    }

    @Test
    void emptyTextIsMissing() {
        assertThat(read(declare("must", "STRING"), part("must", "")).error()).isEqualTo("Missing required input:must");
    }

    @Test
    void lastPartOfANameWinsAndUnknownNamesAreIgnored() {
        assertThat(read(declare("x", "STRING"), part("x", "a"), part("other", "zzz"), part("x", "b"))
                        .value()
                        .getAsString())
                .isEqualTo("b");
    }

    @Test
    void filePartIsStoredWhateverTheType() {
        Multipart.Part file = new Multipart.Part("x", Optional.of("n.txt"), Bytes.utf8("content"));

        assertThat(read(declare("x", "STRING"), file).value().getAsString()).isEqualTo("kestra:///dir/x/n.txt");
    }

    @Test
    void defaultIsTakenAndMarked() {
        JsonObject input = declare("x", "STRING");
        input.addProperty("defaults", "world");

        assertThat(read(input).value().getAsString()).isEqualTo("world");
        assertThat(read(input).isDefault()).isTrue();
    }

    @Test
    void firstBadInputRefusesTheCall() {
        JsonArray declared = new JsonArray();
        declared.add(declare("a", "INT"));
        declared.add(declare("b", "INT"));

        assertThatThrownBy(() -> Inputs.require(
                        Inputs.read(declared, List.of(part("a", "x"), part("b", "y")), "kestra:///dir/"), true))
                .hasMessage("Invalid entity: Invalid value for input `a`. Cause: For input string: \"x\"");
    }

    @Test
    void secretIsNotShown() {
        assertThat(read(declare("s", "SECRET"), part("s", "top")).value().toString())
                .doesNotContain("top")
                .contains("io.kestra.datatype:aes_encrypted");
    }

    private static JsonObject declare(String id, String type) {
        JsonObject input = new JsonObject();
        input.addProperty("id", id);
        input.addProperty("type", type);
        input.addProperty("required", true);
        return input;
    }

    private static Multipart.Part part(String name, String text) {
        return Multipart.Part.text(name, text);
    }

    private static InputValue read(JsonObject input, Multipart.Part... parts) {
        JsonArray declared = new JsonArray();
        declared.add(input);
        return Inputs.read(declared, Arrays.asList(parts), "kestra:///dir/").get(0);
    }
}
