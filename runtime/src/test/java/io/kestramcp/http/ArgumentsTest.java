package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraServer;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model reads when it calls a tool wrongly, or when the tool cannot be run. */
class ArgumentsTest {
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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|text is missing.",
                "{\"text\":1}|text must be of type string, not an integer.",
                "{\"text\":null}|text must be of type string, not null. Leave it out when it is not needed.",
                "{\"text\":\"a\",\"count\":0}|count must be at least 1.",
                "{\"text\":\"a\",\"count\":11}|count must be at most 10.",
                "{\"text\":\"a\",\"count\":1.5}|count must be of type integer, not a number.",
                "{\"text\":\"a\",\"count\":\"1\"}|count must be of type integer, not a string.",
                "{\"text\":\"a\",\"mode\":\"LOUD\"}|mode must be one of [\"loud\",\"quiet\"].",
                "{\"text\":\"a\",\"since\":\"yesterday\"}|since must be a date-time such as 2026-01-31T08:00:00Z.",
                "{\"text\":\"a\",\"since\":\"2026-02-30T00:00:00Z\"}|since must be a date-time",
                "{\"text\":\"a\",\"flow_id\":\"A1\"}|flow_id must match ^[a-z]+$.",
                "{\"text\":\"a\",\"values\":[1,\"x\"]}|values[1] must be of type number, not a string.",
                "{\"text\":\"a\",\"flowId\":\"b\"}|flowId is not an argument; did you mean flow_id? Allowed: text, count, mode, since, flow_id, values, inputs.",
                "{\"text\":\"a\",\"colour\":\"b\"}|colour is not an argument. Allowed: text, count,",
                "[]|\"arguments\" must be an object, not an array.",
                "\"text\"|\"arguments\" must be an object, not a string.",
                "null|\"arguments\" must be an object, not null."
            })
    void wrong_arguments_are_a_result_that_says_what_is_allowed(String arguments, String message) throws Exception {
        assertThat(failure(http.send(http.legacyCall("echo", arguments))))
                .startsWith("Failed: invalid_argument.\n")
                .contains("\necho was not called", message)
                .containsPattern("\nNothing was done; the same call will fail again.\nRequest: [0-9a-f-]{36}$");
    }

    @Test
    void everything_wrong_is_told_at_once() throws Exception {
        assertThat(failure(http.send(http.legacyCall("echo", "{\"count\":0,\"mode\":1,\"x\":1}"))))
                .contains("text is missing", "count must be at least", "mode must be", "x is not an argument");
    }

    @Test
    void a_tool_without_arguments_says_so() throws Exception {
        assertThat(failure(http.send(http.legacyCall("fail", "{\"x\":1}"))))
                .contains("x is not an argument; the tool takes none.\n");
    }

    @Test
    void arguments_may_be_left_out() throws Exception {
        HttpResponse<String> response = http.send(http.post(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"progress\"}}"));
        assertThat(response.body()).contains("\"done\":true");
    }

    @Test
    void free_form_objects_reach_the_tool_as_they_are() throws Exception {
        String arguments =
                "{\"text\":\"\\u00e9\\ud83d\\ude00\",\"inputs\":{\"n\":null,\"b\":[true,{}],\"d\":-0.10,\"i\":9007199254740993}}";
        JsonObject result =
                HttpFixture.json(http.send(http.legacyCall("echo", arguments))).getAsJsonObject("result");
        assertThat(result.getAsJsonObject("structuredContent").toString())
                .isEqualTo(
                        "{\"text\":\"\u00e9\ud83d\ude00\",\"inputs\":{\"n\":null,\"b\":[true,{}],\"d\":-0.10,\"i\":9007199254740993}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ecko|Unknown tool: ecko. Did you mean echo?", "delete_everything|Unknown tool: delete_everything"
            })
    void an_unknown_tool_is_a_protocol_error_that_names_it(String tool, String message) throws Exception {
        HttpResponse<String> response = http.send(http.legacyCall(tool, "{}"));
        assertThat(response.statusCode()).isEqualTo(200);
        JsonObject error = HttpFixture.json(response).getAsJsonObject("error");
        assertThat(error.get("code").getAsInt()).isEqualTo(-32602);
        assertThat(error.get("message").getAsString()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":null}", "{\"name\":7}"})
    void a_call_without_a_name_is_a_protocol_error(String params) throws Exception {
        HttpResponse<String> response = http.send(
                http.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":" + params + "}"));
        assertThat(response.body()).contains("-32602", "tools/call needs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explode", "collapse"})
    void an_exception_inside_a_tool_is_told_by_the_request_and_nothing_else(String tool) throws Exception {
        HttpResponse<String> response = http.send(http.legacyCall(tool, "{}"));
        assertThat(failure(response))
                .endsWith("\nIt may have been done: look before you call again.\nRequest: "
                        + response.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(response.body()).doesNotContain("secret", "IllegalState", "NoClassDef");
    }

    @Test
    void a_tool_of_another_kestra_is_neither_listed_nor_called() throws Exception {
        http.tools.connect(new KestraServer("1.3.25", "OSS", new ApiLine("1.3"), true));

        assertThat(http.send(http.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"))
                        .body())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[]}}");
        assertThat(http.send(http.legacyCall("echo", "{\"text\":\"a\"}")).body())
                .contains("Unknown tool: echo");
    }

    @Test
    void a_kestra_that_cannot_be_asked_is_told_to_the_model_and_to_the_client() throws Exception {
        http.tools.unreachable(new KestraException(
                KestraException.Kind.UNREACHABLE, 0, "No connection to kestra:8080.", List.of(), "Start it.", false));

        assertThat(failure(http.send(http.legacyCall("echo", "{\"text\":\"a\"}"))))
                .contains("\nNo connection to kestra:8080.\n")
                .contains("\nHint: Start it.\nNothing was done; the same call may work later.\nRequest: ");
        assertThat(http.send(http.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"))
                        .body())
                .contains("-32603", "No connection to kestra:8080. Start it.");
    }

    private static String failure(HttpResponse<String> response) {
        JsonObject result = HttpFixture.json(response).getAsJsonObject("result");
        assertThat(result.get("isError").getAsBoolean()).isTrue();
        return result.getAsJsonArray("content")
                .get(0)
                .getAsJsonObject()
                .get("text")
                .getAsString();
    }
}
