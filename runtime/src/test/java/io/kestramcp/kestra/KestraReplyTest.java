package io.kestramcp.kestra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonParseException;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KestraReplyTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "{", "{}{}", "{} x", "[1,]", "{'a':1}", "nope", "{\"a\":NaN}", "<html>"})
    void what_is_not_exactly_one_json_value_is_refused(String body) {
        assertThatExceptionOfType(JsonParseException.class)
                .isThrownBy(() -> reply(body).json());
    }

    @Test
    void a_bottomless_nest_is_refused_and_breaks_nothing() {
        assertThatExceptionOfType(JsonParseException.class)
                .isThrownBy(() -> reply("[".repeat(1_000_000)).json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"n\":1.0}", "{\"n\":12345678901234567890}", "[]", "\"x\"", "null", "false"})
    void one_json_value_is_read_and_numbers_keep_their_text(String body) {
        assertThat(reply(" " + body + "\n").json().toString()).isEqualTo(body);
    }

    private static KestraReply reply(String body) {
        return new KestraReply(200, "text/json", ByteString.encodeUtf8(body));
    }
}
