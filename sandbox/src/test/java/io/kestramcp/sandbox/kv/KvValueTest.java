package io.kestramcp.sandbox.kv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KvValueTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"hello world\" | STRING | \"hello world\"",
                "hello world | STRING | \"hello\"",
                "https://x.y/z?a=1 | STRING | \"https\"",
                "007 | STRING | \"007\"",
                "42 | NUMBER | 42",
                "-1.5 | NUMBER | -1.5",
                "true | BOOLEAN | true",
                "{\"a\":[1,2]} | JSON | {\"a\":[1,2]}",
                "2026-01-02 | DATE | \"2026-01-02\"",
                "2026-01-02T03:04:05Z | DATETIME | \"2026-01-02T03:04:05Z\"",
                "PT5M | DURATION | \"PT5M\"",
            })
    void onlyTheFirstTokenIsKeptAndTyped(String body, String type, String json) {
        KvValue value = KvValue.parse(body);

        assertThat(value.type()).isEqualTo(type);
        assertThat(value.json().toString()).isEqualTo(json);
    }

    @Test
    void secondLineIsLost() {
        assertThat(KvValue.parse("line one\nline two").json().getAsString()).isEqualTo("line");
    }
}
