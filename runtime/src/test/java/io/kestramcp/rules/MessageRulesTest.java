package io.kestramcp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules find what is wrong, and leave alone what is not. */
class MessageRulesTest {
    private static String answer(String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tools/list          | false | {"tools":[{"name":"a"}]}
            tools/list          | false | {"tools":[{"name":"a b","inputSchema":{"type":"object"}}]}
            tools/list          | true  | {"tools":[],"resultType":"complete"}
            tools/call          | false | {"content":[{"type":"text"}]}
            tools/call          | false | {"content":[],"structuredContent":[]}
            tools/call          | false | {"content":[],"resultType":"complete"}
            tools/call          | true  | {"content":[]}
            tools/call          | true  | {"resultType":"input_required"}
            resources/read      | false | {"contents":[{"uri":"a:b","text":"","blob":""}]}
            prompts/get         | false | {"messages":[{"role":"system","content":{"type":"text","text":""}}]}
            completion/complete | false | {"completion":{}}
            initialize          | false | {"protocolVersion":"2026-07-28","capabilities":{},"serverInfo":{"name":"a","version":"1"}}
            nonsense            | false | {}
            """)
    void a_bad_result_is_found(String method, boolean modern, String result) {
        assertThat(MessageRules.violations(answer(result), method, modern)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tools/list | false | {"tools":[{"name":"a","inputSchema":{"type":"object"}}]}
            tools/list | true  | {"tools":[],"resultType":"complete","ttlMs":0,"cacheScope":"private"}
            tools/call | true  | {"content":[{"type":"text","text":""}],"resultType":"complete"}
            ping       | false | {}
            """)
    void a_good_result_is_left_alone(String method, boolean modern, String result) {
        assertThat(MessageRules.violations(answer(result), method, modern)).isEmpty();
    }

    @Test
    void an_exchange_knows_which_request_a_message_answers() {
        Exchange exchange = new Exchange();
        exchange.sent("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
        assertThatThrownBy(() -> exchange.received(answer("{}"))).isInstanceOf(AssertionError.class);
        assertThatCode(() -> exchange.received(answer("{\"tools\":[]}"))).doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        exchange.received("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":1,\"message\":\"a\"}}"))
                .hasMessageContaining("/id");
    }
}
