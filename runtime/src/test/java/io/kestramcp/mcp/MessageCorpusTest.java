package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.mcp.MessageCorpus.Case;
import io.kestramcp.mcp.MessageReader.Reading;
import io.kestramcp.rules.Exchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of messages, through the reader and through stdio. Over HTTP: {@code MessageCorpusHttpTest}. */
class MessageCorpusTest {
    private static final int MAX_LINE = 64 * 1024;

    static List<Case> cases() {
        return MessageCorpus.cases();
    }

    @Test
    void the_table_has_every_case_once() {
        assertThat(cases()).hasSizeGreaterThan(200).doesNotHaveDuplicates();
        assertThat(cases()).extracting(Case::name).doesNotHaveDuplicates();
        assertThat(cases()).allSatisfy(each -> assertThat(each.bytes()).doesNotContain((byte) '\n'));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_reader_accepts_or_refuses(Case message) {
        Reading reading = MessageReader.read(ByteBuffer.wrap(message.bytes()));

        if (message.refused()) {
            assertThat(reading).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
                assertThat(refused.problem().code()).isEqualTo(message.code());
                assertThat(refused.problem().httpStatus()).isEqualTo(400);
                assertThat(refused.problem().getMessage()).endsWith(".");
                assertThat(refused.id().toString()).isEqualTo(message.id().orElse("null"));
            });
        } else {
            assertThat(reading).isInstanceOf(Reading.Read.class);
        }
    }

    @Test
    void stdio_answers_each_line_and_goes_on_after_it() throws IOException {
        List<Case> cases = cases();
        ByteArrayOutputStream in = new ByteArrayOutputStream();
        for (int at = 0; at < cases.size(); at++) {
            in.writeBytes(cases.get(at).bytes());
            in.writeBytes(("\n" + ping(at) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new StdioServer(Offer.ofTools(FixtureTools.ABOUT, new FixtureTools()), MAX_LINE, Duration.ofSeconds(30))
                .run(new ByteArrayInputStream(in.toByteArray()), out);
        out.toString(StandardCharsets.UTF_8).lines().forEach(new Exchange()::received);
        List<String> expected = new ArrayList<>();
        for (int at = 0; at < cases.size(); at++) {
            if (cases.get(at).answered() || cases.get(at).code() != 0) {
                expected.add(expected(cases.get(at)));
            }
            expected.add("ping-" + at + ": result");
        }

        assertThat(out.toString(StandardCharsets.UTF_8).lines().map(MessageCorpusTest::told))
                .containsExactlyElementsOf(expected);
    }

    private static String ping(int id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":\"ping-" + id + "\",\"method\":\"ping\"}";
    }

    private static String expected(Case message) {
        String id = message.id()
                .map(JsonParser::parseString)
                .map(JsonElement::getAsString)
                .orElse("none");
        return id + ": " + (message.answered() ? "result" : message.code());
    }

    private static String told(String line) {
        JsonObject answer = JsonParser.parseString(line).getAsJsonObject();
        String id = answer.has("id") ? answer.get("id").getAsString() : "none";
        return id + ": "
                + (answer.has("result")
                        ? "result"
                        : answer.getAsJsonObject("error").get("code").getAsString());
    }
}
