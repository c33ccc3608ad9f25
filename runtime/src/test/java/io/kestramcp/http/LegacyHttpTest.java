package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Revisions 2025-03-26 to 2025-11-25 over HTTP. */
class LegacyHttpTest {
    private HttpFixture http;

    @BeforeEach
    void start() throws Exception {
        http = new HttpFixture();
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-26, 2025-03-26",
        "2025-06-18, 2025-06-18",
        "2025-11-25, 2025-11-25",
        "2024-11-05, 2025-11-25",
        "2099-01-01, 2025-11-25"
    })
    void initialize_answers_with_the_version_asked_for_or_the_newest_of_its_era(String asked, String answered)
            throws Exception {
        HttpResponse<String> response = http.send(http.post(initialize(asked)));

        JsonObject result = HttpFixture.json(response).getAsJsonObject("result");
        assertThat(result.get("protocolVersion").getAsString()).isEqualTo(answered);
        assertThat(result.getAsJsonObject("capabilities").keySet())
                .containsExactlyElementsOf(
                        answered.equals("2025-11-25") ? List.of("tools", "tasks") : List.of("tools"));
        assertThat(result.getAsJsonObject("serverInfo").toString())
                .isEqualTo("{\"name\":\"fixture\",\"title\":\"Fixture\",\"version\":\"1.2.3\"}");
        assertThat(result.get("instructions").getAsString()).isEqualTo("Use echo.");
        assertThat(response.headers().firstValue("Mcp-Session-Id")).isPresent();
    }

    @Test
    void initialize_without_a_version_is_refused() throws Exception {
        HttpResponse<String> response =
                http.send(http.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}"));
        assertThat(error(response)).isEqualTo(-32602);
    }

    @Test
    void tools_are_listed_in_stable_order_with_titles_hints_and_schemas() throws Exception {
        HttpRequest.Builder list = http.post("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/list\"}");

        HttpResponse<String> response = http.send(list);

        JsonObject answer = HttpFixture.json(response);
        assertThat(answer.get("id").getAsString()).isEqualTo("a");
        assertThat(answer.getAsJsonObject("result").keySet()).containsExactly("tools");
        assertThat(answer.getAsJsonObject("result").getAsJsonArray("tools").asList())
                .extracting(tool -> tool.getAsJsonObject().get("name").getAsString())
                .containsExactly("echo", "fail", "explode", "collapse", "slow", "progress");
        assertThat(answer.getAsJsonObject("result")
                        .getAsJsonArray("tools")
                        .get(1)
                        .toString())
                .isEqualTo("{\"name\":\"fail\",\"title\":\"Title of fail\",\"description\":\"Does fail.\","
                        + "\"inputSchema\":{\"type\":\"object\",\"additionalProperties\":false},"
                        + "\"outputSchema\":{\"type\":\"object\"},"
                        + "\"annotations\":{\"title\":\"Title of fail\",\"readOnlyHint\":true,\"destructiveHint\":false,"
                        + "\"idempotentHint\":true,\"openWorldHint\":false},"
                        + "\"execution\":{\"taskSupport\":\"optional\"}}");
    }

    @Test
    void a_call_answers_structured_content_and_its_text_copy_with_every_digit() throws Exception {
        String arguments =
                "{\"text\":\"hi\",\"values\":[1.50,12345678901234567890,0.1000000000000000055511151231257827]}";

        JsonObject result =
                HttpFixture.json(http.send(http.legacyCall("echo", arguments))).getAsJsonObject("result");

        assertThat(result.get("structuredContent").toString()).isEqualTo(arguments);
        assertThat(text(result))
                .contains("\ntext: hi\nvalues: [1.50,12345678901234567890,0.1000000000000000055511151231257827]\n");
        assertThat(result.get("isError").getAsBoolean()).isFalse();
    }

    @Test
    void a_failed_call_is_text_that_clients_do_not_check_against_the_output_schema() throws Exception {
        JsonObject result =
                HttpFixture.json(http.send(http.legacyCall("fail", "{}"))).getAsJsonObject("result");

        assertThat(result.get("isError").getAsBoolean()).isTrue();
        assertThat(text(result)).startsWith("Failed.\n").contains("\nKestra said no\n");
        assertThat(result.has("structuredContent")).isFalse();
    }

    @Test
    void ping_is_answered_with_an_empty_result() throws Exception {
        HttpResponse<String> response = http.send(http.post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}"));
        assertThat(response.body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notifications/initialized", "notifications/cancelled", "notifications/whatever"})
    void a_notification_is_accepted_without_a_body(String method) throws Exception {
        HttpResponse<String> response = http.send(http.post("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"}"));
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void an_unknown_method_is_an_error_with_status_200() throws Exception {
        HttpResponse<String> response =
                http.send(http.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"prompts/list\"}"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(error(response)).isEqualTo(-32601);
    }

    private static String initialize(String version) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"" + version
                + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";
    }

    private static int error(HttpResponse<String> response) {
        return HttpFixture.json(response).getAsJsonObject("error").get("code").getAsInt();
    }

    private static String text(JsonObject result) {
        return result.getAsJsonArray("content")
                .get(0)
                .getAsJsonObject()
                .get("text")
                .getAsString();
    }
}
