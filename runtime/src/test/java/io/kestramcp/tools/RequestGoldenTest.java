package io.kestramcp.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraReply;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolDescriptor;
import java.io.IOException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every plain tool sends to Kestra on every API line, with as few arguments as it takes and with all it has. */
class RequestGoldenTest {
    private static final ToolCatalog CATALOG = GeneratedTools.catalog();
    private static final KestraReply NOT_FOUND = new KestraReply(404, "", ByteString.EMPTY);

    static Stream<String> tools() {
        return Adapters.tools(CATALOG);
    }

    @ParameterizedTest
    @MethodSource("tools")
    void a_tool_sends_what_was_reviewed(String tool) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<ApiLine, ToolDescriptor.Binding> line : bindings(tool).entrySet()) {
            SampleArguments arguments = SampleArguments.of(tool, line.getValue().inputSchema());
            text.append("# ").append(line.getKey()).append(", minimal\n");
            text.append(sent(tool, line.getKey(), arguments.minimal()));
            text.append("\n# ").append(line.getKey()).append(", full\n");
            text.append(sent(tool, line.getKey(), arguments.full())).append('\n');
        }
        Resources.checkGolden("requests/" + tool + ".txt", text.toString());
    }

    @ParameterizedTest
    @MethodSource("tools")
    void the_full_arguments_are_all_there_are_and_the_minimal_ones_no_more_than_required(String tool)
            throws IOException {
        for (Map.Entry<ApiLine, ToolDescriptor.Binding> line : bindings(tool).entrySet()) {
            JsonObject schema = line.getValue().inputSchema();
            SampleArguments arguments = SampleArguments.of(tool, schema);
            assertThat(arguments.full().keySet())
                    .as(tool + " on " + line.getKey())
                    .isEqualTo(schema.getAsJsonObject("properties").keySet());
            assertThat(Schemas.complaints(schema, arguments.full())).isEmpty();
            assertThat(Schemas.complaints(schema, arguments.minimal())).isEmpty();
            for (String required : arguments.minimal().keySet()) {
                JsonObject less = arguments.minimal().deepCopy();
                less.remove(required);
                assertThat(Schemas.complaints(schema, less)).as(required).isNotEmpty();
            }
        }
    }

    @Test
    void arguments_are_written_down_for_tools_only() throws IOException {
        assertThat(tools().toList())
                .containsAll(Resources.json("requests/arguments.json").keySet());
    }

    /** Every request of the call: each is answered with 404, so that what is sent otherwise is seen too. */
    private static String sent(String tool, ApiLine line, JsonObject arguments) {
        KestraStub kestra = new KestraStub(line).answering(NOT_FOUND);
        Throwable end =
                catchThrowable(() -> CATALOG.find(tool).orElseThrow().tool().call(kestra.call(arguments)));
        boolean otherwise = end instanceof NoSuchElementException;
        assertThat(kestra.requests()).hasSize(otherwise ? 2 : 1);
        return kestra.requests().stream().map(RequestText::of).collect(Collectors.joining());
    }

    private static Map<ApiLine, ToolDescriptor.Binding> bindings(String tool) {
        return CATALOG.find(tool).orElseThrow().descriptor().bindings();
    }
}
