package io.kestramcp.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraReply;
import io.kestramcp.tool.Reply;
import java.io.IOException;
import java.util.SortedSet;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every part sends to Kestra on every API line, and what it makes of a real Kestra's answer. */
class PartTest {
    private static final SortedSet<ApiLine> LINES = GeneratedTools.catalog().lines();
    private static final KestraReply NOT_FOUND = new KestraReply(404, "", ByteString.EMPTY);
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    static Stream<String> parts() throws IOException {
        return Adapters.parts();
    }

    static Stream<Arguments> recordedParts() throws IOException {
        return Adapters.parts().flatMap(part -> LINES.stream()
                .filter(line -> Resources.exists(answer(part, line, "json")))
                .map(line -> Arguments.of(part, line)));
    }

    @Test
    void there_are_arguments_for_every_part_and_no_other() throws IOException {
        assertThat(Resources.json("requests/parts.json").keySet())
                .containsExactlyInAnyOrderElementsOf(Adapters.parts().toList());
    }

    @ParameterizedTest
    @MethodSource("parts")
    void a_part_sends_what_was_reviewed(String part) throws IOException {
        StringBuilder text = new StringBuilder();
        for (ApiLine line : LINES) {
            KestraStub kestra = new KestraStub(line).answering(NOT_FOUND);
            Throwable end = catchThrowable(() -> Adapters.part(part).call(kestra.call(arguments(part))));
            text.append("# ").append(line);
            text.append(end instanceof IllegalStateException ? ", which does not have it\n" : "\n");
            kestra.requests().forEach(request -> text.append(RequestText.of(request)));
            text.append('\n');
        }
        Resources.checkGolden("requests/parts/" + part + ".txt", text.toString());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("recordedParts")
    void a_real_answer_becomes_what_was_reviewed(String part, ApiLine line) throws IOException, KestraException {
        KestraStub kestra = new KestraStub(line).answering(Resources.reply(answer(part, line, "json")));

        Reply reply = Adapters.part(part).call(kestra.call(arguments(part)));

        assertThat(reply.failed()).isFalse();
        Resources.checkSentLike(answer(part, line, "json"), kestra.requests().get(0));
        Resources.checkGolden(answer(part, line, "txt"), GSON.toJson(reply.content()) + "\n");
    }

    private static JsonObject arguments(String part) throws IOException {
        return Resources.json("requests/parts.json").getAsJsonObject(part);
    }

    private static String answer(String part, ApiLine line, String type) {
        return "answers/" + line + "/parts/" + part + "." + type;
    }
}
