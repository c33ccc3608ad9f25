package io.kestramcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.ToolCatalog;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What tools make of answers that a real Kestra gave: as reviewed, and as the tool's output schema says. */
class RecordedAnswerTest {
    private static final ToolCatalog CATALOG = GeneratedTools.catalog();
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    static Stream<Arguments> toolsByLine() {
        return CATALOG.all().stream().flatMap(entry -> entry.descriptor().bindings().keySet().stream()
                .filter(line -> Resources.exists(recording(entry.descriptor().name(), line)))
                .map(line -> Arguments.of(entry.descriptor().name(), line)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("toolsByLine")
    void a_real_answer_becomes_what_was_reviewed(String tool, ApiLine line) throws IOException, KestraException {
        ToolCatalog.Entry entry = CATALOG.find(tool).orElseThrow();
        JsonObject schema = entry.descriptor().bindings().get(line).outputSchema();
        JsonObject arguments = SampleArguments.of(
                        tool, entry.descriptor().bindings().get(line).inputSchema())
                .minimal();
        KestraStub kestra = new KestraStub(line).answering(Resources.reply(recording(tool, line)));

        Reply reply = entry.tool().call(kestra.call(arguments));

        assertThat(reply.failed()).isFalse();
        assertThat(Schemas.complaints(schema, reply.content())).isEmpty();
        assertThat(schema.getAsJsonObject("properties").keySet())
                .containsAll(reply.content().keySet());
        Resources.checkSentLike(recording(tool, line), kestra.requests().get(0));
        Resources.checkGolden("answers/" + line + "/" + tool + ".txt", GSON.toJson(reply.content()) + "\n");
    }

    private static String recording(String tool, ApiLine line) {
        return "answers/" + line + "/" + tool + ".json";
    }
}
