package io.kestramcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources, prompts, completion and messages over HTTP, in both eras. */
class BothErasTest {
    private ConformanceServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ConformanceServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Caller caller(boolean modern) throws Exception {
        return modern ? Caller.modern(server.port()) : Caller.legacy(server.port(), "{}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_served_is_advertised(boolean modern) throws Exception {
        assertThat(caller(modern).introduction().getAsJsonObject("capabilities").keySet())
                .containsExactly(
                        "tools", "resources", "prompts", "completions", modern ? "extensions" : "tasks", "logging");
    }

    /** The SDK lists resources and prompts in the order of a hash map. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lists_are_in_the_order_of_their_source(boolean modern) throws Exception {
        assertThat(names(caller(modern).result("resources/list", "{}"), "resources"))
                .containsExactly("static-text", "static-binary", "watched-resource");
        assertThat(names(caller(modern).result("prompts/list", "{}"), "prompts"))
                .containsExactly(
                        "test_simple_prompt",
                        "test_prompt_with_arguments",
                        "test_prompt_with_embedded_resource",
                        "test_prompt_with_image",
                        "test_input_required_result_prompt");
    }

    private static List<String> names(JsonObject result, String list) {
        return result.getAsJsonArray(list).asList().stream()
                .map(each -> each.getAsJsonObject().get("name").getAsString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lists_and_readings_tell_the_modern_client_alone_how_long_they_hold(boolean modern) throws Exception {
        Caller caller = caller(modern);
        for (String list : new String[] {"resources/list", "resources/templates/list", "prompts/list"}) {
            JsonObject result = caller.result(list, "{}");
            assertThat(result.has("ttlMs")).as(list).isEqualTo(modern);
            assertThat(result.has("cacheScope")).as(list).isEqualTo(modern);
            assertThat(result.has("resultType")).as(list).isEqualTo(modern);
        }
        JsonObject read = caller.result("resources/read", "{\"uri\":\"test://static-text\"}");
        assertThat(read.get("contents"))
                .hasToString("[{\"uri\":\"test://static-text\",\"mimeType\":\"text/plain\","
                        + "\"text\":\"This is the content of the static text resource.\"}]");
        assertThat(read.has("ttlMs")).isEqualTo(modern);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_resource_that_is_not_there_has_the_error_code_of_the_era(boolean modern) throws Exception {
        JsonObject error = caller(modern).error("resources/read", "{\"uri\":\"test://nowhere\"}");
        assertThat(error.get("code").getAsInt()).isEqualTo(modern ? -32602 : -32002);
        assertThat(error.getAsJsonObject("data").get("uri").getAsString()).isEqualTo("test://nowhere");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bytes_are_read_as_base64(boolean modern) throws Exception {
        JsonObject read = caller(modern).result("resources/read", "{\"uri\":\"test://static-binary\"}");
        assertThat(read.getAsJsonArray("contents")
                        .get(0)
                        .getAsJsonObject()
                        .get("blob")
                        .getAsString())
                .isEqualTo(Samples.PNG.base64());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_prompt_is_filled(boolean modern) throws Exception {
        assertThat(caller(modern)
                        .result(
                                "prompts/get",
                                "{\"name\":\"test_prompt_with_arguments\",\"arguments\":{\"arg1\":\"a\",\"arg2\":\"b\"}}")
                        .get("messages"))
                .isEqualTo(
                        JsonParser.parseString(
                                "[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"Prompt with arguments: arg1='a', arg2='b'\"}}]"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_prompt_is_not_filled_with_too_little_or_too_much(boolean modern) throws Exception {
        Caller caller = caller(modern);
        String prompt = "{\"name\":\"test_prompt_with_arguments\",\"arguments\":";
        assertThat(message(caller, prompt + "{\"arg1\":\"a\"}}"))
                .isEqualTo("test_prompt_with_arguments needs the argument \"arg2\".");
        assertThat(message(caller, prompt + "{\"arg1\":\"a\",\"arg2\":\"b\",\"arg3\":\"c\"}}"))
                .isEqualTo("The argument \"arg3\" of test_prompt_with_arguments does not exist. Known: [arg1, arg2]");
        assertThat(message(caller, prompt + "{\"arg1\":1,\"arg2\":\"b\"}}"))
                .isEqualTo("The argument \"arg1\" of test_prompt_with_arguments must be a string.");
        assertThat(message(caller, "{\"name\":\"test_simple_promt\"}"))
                .isEqualTo("Unknown prompt: test_simple_promt. Did you mean test_simple_prompt?");
    }

    private static String message(Caller caller, String params) throws Exception {
        JsonObject error = caller.error("prompts/get", params);
        assertThat(error.get("code").getAsInt()).isEqualTo(-32602);
        return error.get("message").getAsString();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_argument_is_completed(boolean modern) throws Exception {
        JsonObject result = caller(modern).result("completion/complete", """
                {"ref":{"type":"ref/resource","uri":"test://template/{id}/data"},"argument":{"name":"id","value":"a"}}""");
        assertThat(result.get("completion"))
                .hasToString("{\"values\":[\"a-0\",\"a-1\",\"a-2\"],\"total\":7,\"hasMore\":true}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void messages_are_sent_only_to_a_client_that_asked_and_only_as_grave_as_it_asked(boolean modern) throws Exception {
        Caller caller = caller(modern);
        assertThat(messages(caller)).isZero();
        caller.logLevel("info");
        assertThat(messages(caller)).isEqualTo(3);
        caller.logLevel("warning");
        assertThat(messages(caller)).isZero();
    }

    private static long messages(Caller caller) throws Exception {
        HttpResponse<String> response = caller.post("tools/call", "{\"name\":\"test_tool_with_logging\"}");
        return response.body()
                .lines()
                .filter(line -> line.contains("\"notifications/message\""))
                .count();
    }
}
