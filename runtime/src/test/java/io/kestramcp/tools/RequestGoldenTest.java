package io.kestramcp.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonObject;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraReply;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolDescriptor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every tool sends to Kestra on every API line, with as few arguments as it takes and with all it has. */
class RequestGoldenTest {
    private static final ToolCatalog CATALOG = GeneratedTools.catalog();
    private static final List<String> CASES = List.of("minimal", "full");
    private static final KestraReply NOT_FOUND = new KestraReply(404, "", ByteString.EMPTY);

    static Stream<String> tools() {
        return CATALOG.all().stream().map(entry -> entry.descriptor().name());
    }

    @ParameterizedTest
    @MethodSource("tools")
    void a_tool_sends_what_was_reviewed(String tool) throws IOException {
        StringBuilder text = new StringBuilder();
        for (ApiLine line : descriptor(tool).bindings().keySet()) {
            for (String each : CASES) {
                text.append("# ").append(line).append(", ").append(each).append('\n');
                sent(tool, line, arguments(tool, each)).forEach(request -> text.append(RequestText.of(request)));
                text.append('\n');
            }
        }
        Resources.checkGolden("requests/" + tool + ".txt", text.toString());
    }

    @ParameterizedTest
    @MethodSource("tools")
    void the_full_arguments_are_all_there_are_and_the_minimal_ones_no_more_than_required(String tool)
            throws IOException {
        for (Map.Entry<ApiLine, ToolDescriptor.Binding> line :
                descriptor(tool).bindings().entrySet()) {
            JsonObject schema = line.getValue().inputSchema();
            assertThat(arguments(tool, "full").keySet())
                    .as(tool + " on " + line.getKey())
                    .isEqualTo(schema.getAsJsonObject("properties").keySet());
            assertThat(Schemas.complaints(schema, arguments(tool, "full"))).isEmpty();
            assertThat(Schemas.complaints(schema, arguments(tool, "minimal"))).isEmpty();
            for (String required : arguments(tool, "minimal").keySet()) {
                JsonObject less = arguments(tool, "minimal");
                less.remove(required);
                assertThat(Schemas.complaints(schema, less)).as(required).isNotEmpty();
            }
        }
    }

    @Test
    void there_are_arguments_for_every_tool_and_no_other() throws IOException {
        assertThat(Resources.json("requests/arguments.json").keySet())
                .containsExactlyInAnyOrderElementsOf(tools().toList());
    }

    /** Every request of the call: each is answered with 404, so that what is sent otherwise is seen too. */
    private static List<KestraRequest> sent(String tool, ApiLine line, JsonObject arguments) {
        KestraStub kestra = new KestraStub(line).answering(NOT_FOUND);
        Throwable end =
                catchThrowable(() -> CATALOG.find(tool).orElseThrow().tool().call(kestra.call(arguments)));
        boolean otherwise = end instanceof NoSuchElementException;
        assertThat(kestra.requests()).hasSize(otherwise ? 2 : 1);
        return kestra.requests();
    }

    private static JsonObject arguments(String tool, String each) throws IOException {
        return Resources.json("requests/arguments.json").getAsJsonObject(tool).getAsJsonObject(each);
    }

    private static ToolDescriptor descriptor(String tool) {
        return CATALOG.find(tool).orElseThrow().descriptor();
    }
}
