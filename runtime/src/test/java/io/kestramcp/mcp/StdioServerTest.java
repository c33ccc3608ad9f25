package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stdio loop, driven in this process. */
class StdioServerTest {
    private final FixtureTools tools = new FixtureTools();

    @Test
    void a_legacy_client_initializes_lists_and_calls_and_gets_every_answer_after_end_of_input() throws IOException {
        List<JsonObject> answers = converse(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2024-11-05\"}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\",\"arguments\":{\"text\":\"hi\"}}}");

        assertThat(answers).extracting(answer -> answer.get("id").getAsInt()).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(answers.get(0)
                        .getAsJsonObject("result")
                        .get("protocolVersion")
                        .getAsString())
                .isEqualTo("2024-11-05");
    }

    private List<JsonObject> converse(String... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new StdioServer(FixtureTools.ABOUT, tools, 64 * 1024, Duration.ofSeconds(10))
                .run(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), out);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }
}
