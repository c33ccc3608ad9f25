package io.kestramcp.generator.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavadocsTest {
    @ParameterizedTest
    @CsvSource({
        "a */ b, a &#42;/ b",
        "\\u002a/, &#92;u002a/",
        "<script> & co, &#60;script&#62; &#38; co",
        "{@link X}, {&#64;link X}",
        "$S $T, $S $T"
    })
    void a_text_of_others_stays_inside_the_comment(String text, String written) {
        assertThat(Javadocs.text(text)).isEqualTo(written);
    }
}
