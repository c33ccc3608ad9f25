package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.mcp.MessageCorpus;
import io.kestramcp.mcp.MessageCorpus.Case;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of messages over HTTP: all of them over one connection, which none of them ends. */
class MessageCorpusHttpTest {
    private static HttpFixture http;
    private static KeptConnection legacy;
    private static KeptConnection modern;

    @BeforeAll
    static void start() throws IOException {
        http = new HttpFixture();
        legacy = new KeptConnection(http.server.port(), "");
        modern = new KeptConnection(http.server.port(), "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: ping\r\n");
    }

    @AfterAll
    static void stop() throws IOException {
        legacy.close();
        modern.close();
        http.close();
    }

    static List<Case> all() {
        return MessageCorpus.cases();
    }

    static List<Case> refused() {
        return MessageCorpus.cases().stream().filter(Case::refused).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void an_older_client_gets_its_answer_on_a_connection_that_stays(Case message) throws IOException {
        KeptConnection.Answer answer = legacy.post(message.bytes());

        if (message.refused()) {
            assertRefused(message, answer);
        } else if (!message.answered() && message.code() == 0) {
            assertThat(answer).isEqualTo(new KeptConnection.Answer(202, ""));
        } else {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(id(answer))
                    .isEqualTo(message.id().map(id -> JsonParser.parseString(id).toString()));
            assertThat(code(answer)).isEqualTo(message.code());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void a_modern_client_gets_the_same_refusal(Case message) throws IOException {
        assertRefused(message, modern.post(message.bytes()));
    }

    private static void assertRefused(Case message, KeptConnection.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(id(answer)).isEqualTo(message.id());
        assertThat(code(answer)).isEqualTo(message.code());
        assertThat(answer.body())
                .hasSizeLessThan(1500)
                .doesNotContainIgnoringCase("exception", "jackson", "\\tat ", "source:");
    }

    private static JsonObject json(KeptConnection.Answer answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    private static Optional<String> id(KeptConnection.Answer answer) {
        return Optional.ofNullable(json(answer).get("id")).map(Object::toString);
    }

    private static int code(KeptConnection.Answer answer) {
        JsonObject error = json(answer).getAsJsonObject("error");
        return error == null ? 0 : error.get("code").getAsInt();
    }
}
