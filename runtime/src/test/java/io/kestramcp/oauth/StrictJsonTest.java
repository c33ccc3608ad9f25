package io.kestramcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    @Test
    void an_object_is_read_with_every_kind_of_value() throws IOException {
        Map<String, Object> object =
                StrictJson.object("{\"a\":[1,-2.5,\"x\",true,{\"b\":9007199254740993}],\"n\":null}");
        assertThat(object).containsEntry("a", List.of(1L, -2.5, "x", true, Map.of("b", 9007199254740993L)));
        assertThat(object).containsKey("n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "null",
                "{} {}",
                "{}x",
                "{",
                "{\"a\":}",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":NaN}",
                "{\"a\":1}/*c*/",
                "{\"a\":TRUE}",
                "{\"a\":12345678901234567890}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":[{\"b\":1,\"\\u0062\":2}]}"
            })
    void what_two_readers_could_read_differently_is_refused(String text) {
        assertThatThrownBy(() -> StrictJson.object(text)).isInstanceOf(IOException.class);
    }

    @Test
    void nesting_is_bounded() throws IOException {
        assertThat(StrictJson.object(nested(StrictJson.MAX_DEPTH - 1))).containsKey("a");
        assertThatThrownBy(() -> StrictJson.object(nested(StrictJson.MAX_DEPTH)))
                .isInstanceOf(IOException.class);
    }

    private static String nested(int arrays) {
        return "{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
    }
}
