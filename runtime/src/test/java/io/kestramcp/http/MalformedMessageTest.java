package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that are none: a JSON-RPC error at once, and nothing of what a library says about them. */
class MalformedMessageTest {
    private static HttpFixture http;

    @BeforeAll
    static void start() throws Exception {
        http = new HttpFixture();
    }

    @AfterAll
    static void stop() throws Exception {
        http.close();
    }

    static Stream<Arguments> notMessages() {
        return Stream.of(
                Arguments.of("empty", "", -32700, "The message is empty"),
                Arguments.of("cut off", "{\"jsonrpc\":\"2.0\",\"id\":1", -32700, "not valid JSON at line 1"),
                Arguments.of("two values", ping("1") + ping("2"), -32700, "nothing after it"),
                Arguments.of(
                        "a key twice",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"id\":2}",
                        -32700,
                        "no key twice"),
                Arguments.of(
                        "a key twice further in",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"a\":1,\"\\u0061\":2}}",
                        -32700,
                        "no key twice"),
                Arguments.of("a comment", "/* */" + ping("1"), -32700, "not valid JSON"),
                Arguments.of("a trailing comma", "{\"jsonrpc\":\"2.0\",}", -32700, "not valid JSON"),
                Arguments.of("NaN", "{\"jsonrpc\":\"2.0\",\"id\":NaN}", -32700, "not valid JSON"),
                Arguments.of("single quotes", "{'jsonrpc':'2.0'}", -32700, "not valid JSON"),
                Arguments.of("a byte order mark", "\uFEFF" + ping("1"), -32700, "not valid JSON"),
                Arguments.of("a raw NUL", "{\"jsonrpc\":\"2.0\",\"id\":\"\0\"}", -32700, "not valid JSON"),
                Arguments.of("too deep", "[".repeat(101) + "]".repeat(101), -32700, "100 levels"),
                Arguments.of("too many digits", ping("1".repeat(401)), -32700, "400 digits"),
                Arguments.of("a huge exponent", withParam("1e999999"), -32600, "exponent"),
                Arguments.of("a tiny exponent", withParam("1e-999999"), -32600, "exponent"),
                Arguments.of("an escaped NUL", withParam("\"a\\u0000b\""), -32600, "NUL"),
                Arguments.of("a NUL in a key", withParam("{\"a\\u0000b\":1}"), -32600, "NUL"),
                Arguments.of("half a surrogate pair", withParam("\"\\ud800\""), -32600, "surrogate"),
                Arguments.of("a pair the wrong way round", withParam("\"\\udc00\\ud800\""), -32600, "surrogate"),
                Arguments.of("a batch", "[" + ping("1") + "]", -32600, "Batches are not served"),
                Arguments.of("an empty batch", "[]", -32600, "Batches are not served"),
                Arguments.of("a text", "\"hello\"", -32600, "a JSON object"),
                Arguments.of("null", "null", -32600, "a JSON object"),
                Arguments.of("no version", "{\"id\":1,\"method\":\"ping\"}", -32600, "\"jsonrpc\" must be \"2.0\""),
                Arguments.of(
                        "JSON-RPC 1.0",
                        "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
                        -32600,
                        "must be \"2.0\""),
                Arguments.of(
                        "a number for version",
                        "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"ping\"}",
                        -32600,
                        "must be \"2.0\""),
                Arguments.of("id null", ping("null"), -32600, "\"id\" must be"),
                Arguments.of("id true", ping("true"), -32600, "\"id\" must be"),
                Arguments.of("id a list", ping("[]"), -32600, "\"id\" must be"),
                Arguments.of("id a fraction", ping("1.5"), -32600, "\"id\" must be"),
                Arguments.of("a response", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", -32600, "takes no response"),
                Arguments.of("no method", "{\"jsonrpc\":\"2.0\",\"id\":1}", -32600, "\"method\" must be"),
                Arguments.of(
                        "a number for method",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":1}",
                        -32600,
                        "\"method\" must be"),
                Arguments.of(
                        "a list for params",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]}",
                        -32600,
                        "\"params\" must be an object"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notMessages")
    void is_refused_in_the_form_of_the_protocol(String what, String body, int code, String message) throws Exception {
        HttpResponse<String> response = http.send(http.post(body));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        JsonObject answer = JsonParser.parseString(response.body()).getAsJsonObject();
        assertThat(answer.keySet()).isSubsetOf("jsonrpc", "id", "error").contains("jsonrpc", "error");
        JsonObject error = answer.getAsJsonObject("error");
        assertThat(error.get("code").getAsInt()).isEqualTo(code);
        assertThat(error.get("message").getAsString()).contains(message);
        assertThat(response.body()).doesNotContainIgnoringCase("exception", "jackson", "\\tat ", "source:");
    }

    @Test
    void bad_utf8_is_refused() throws Exception {
        byte[] body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"p\u00ffng\"}".getBytes(StandardCharsets.ISO_8859_1);
        HttpResponse<String> response = http.send(http.post("").POST(BodyPublishers.ofByteArray(body)));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("-32700", "not valid UTF-8");
    }

    @Test
    void the_id_is_sent_back_where_it_can_be_read() throws Exception {
        HttpResponse<String> response =
                http.send(http.post("{\"jsonrpc\":\"2.0\",\"id\":\"mine\",\"method\":\"ping\",\"params\":7}"));
        assertThat(response.body()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":\"mine\",\"error\":");
    }

    private static String ping(String id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}";
    }

    private static String withParam(String value) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"x\":" + value + "}}";
    }
}
