package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.kestramcp.mcp.MessageReader.Reading;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever bytes come: a message that means one thing, or a refusal that can be sent. Fuzzed by the profile {@code fuzz}. */
class MessageReaderFuzzTest {
    /** A number is what it counts, not how it is written: {@code 0e-0} is sent on as {@code 0}. */
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    static Stream<Arguments> seeds() {
        return MessageCorpus.cases().stream().map(each -> Arguments.of((Object) each.bytes()));
    }

    @MethodSource("seeds")
    @FuzzTest
    void any_bytes_are_a_message_or_a_refusal(byte[] bytes) {
        if (bytes == null) {
            return;
        }
        Reading reading = MessageReader.read(ByteBuffer.wrap(bytes));
        if (reading instanceof Reading.Read read) {
            assertMeansOneThing(new String(bytes, StandardCharsets.UTF_8), read.message());
        } else {
            assertCanBeSent((Reading.Refused) reading);
        }
    }

    private static void assertMeansOneThing(String text, Message message) {
        JsonNode tree = Wire.parse(text);
        String again = Wire.text(tree);
        assertThat(Wire.parse(again).equals(BY_VALUE, tree)).as(again).isTrue();
        assertThat(MessageReader.read(ByteBuffer.wrap(again.getBytes(StandardCharsets.UTF_8))))
                .usingRecursiveComparison()
                .withEqualsForType((one, other) -> one.equals(BY_VALUE, other), JsonNode.class)
                .isEqualTo(new Reading.Read(message));
        assertThat(message.method()).isEqualTo(tree.path("method").asString(""));
        assertThatCode(() -> anotherStrictParser(text)).doesNotThrowAnyException();
    }

    private static void anotherStrictParser(String text) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        assertThat(JsonParser.parseReader(reader)).isNotNull();
        assertThat(reader.peek()).isEqualTo(JsonToken.END_DOCUMENT);
    }

    private static void assertCanBeSent(Reading.Refused refused) {
        assertThat(refused.problem().code()).isIn(-32700, -32600);
        assertThat(refused.problem().httpStatus()).isEqualTo(400);
        assertThat(refused.problem().getMessage()).isNotBlank().hasSizeLessThan(1100);
        assertThat(refused.id().isNull() || Identifier.accepted(refused.id())).isTrue();
        ObjectNode answer = Wire.error(refused.id(), refused.problem(), "request");
        byte[] sent = Wire.text(answer).getBytes(StandardCharsets.UTF_8);
        assertThat(Wire.parse(new String(sent, StandardCharsets.UTF_8))).isEqualTo(answer);
        assertThat(sent).doesNotContain((byte) '\n');
    }
}
