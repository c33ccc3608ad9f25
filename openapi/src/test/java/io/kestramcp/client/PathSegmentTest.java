package io.kestramcp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathSegmentTest {
    private static final Pattern HOSTILE = Pattern.compile("[/\\\\?#%;\\p{Cntrl}]|\\.\\.");

    @ParameterizedTest
    @MethodSource("io.kestramcp.client.HostileValues#all")
    void a_hostile_value_is_refused_by_name(String value) {
        assertThatThrownBy(() -> PathSegment.encode("namespace", value))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageStartingWith("namespace ")
                .extracting(e -> ((RefusedArgumentException) e).argument())
                .isEqualTo("namespace");
    }

    @Test
    void a_missing_value_is_refused() {
        assertThatThrownBy(() -> PathSegment.check("id", null)).hasMessage("id is empty: give a value.");
    }

    @Test
    void a_value_may_have_512_characters_and_not_one_more() {
        String longest = "k".repeat(PathSegment.MAX_LENGTH);
        assertThat(PathSegment.check("key", longest)).isEqualTo(longest);
        assertThatThrownBy(() -> PathSegment.check("key", longest + "k"))
                .hasMessage("key has 513 characters; 512 is the most.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "company.team",
                "5laAG3hb9fZ2Arfg8iVH5L",
                "a b",
                "a+b",
                "k:1",
                "émile",
                "日本",
                "\uD83D\uDE80",
                "a.b-c_d~e"
            })
    void an_ordinary_value_is_one_segment_that_decodes_to_itself(String value) {
        String encoded = PathSegment.encode("key", value);
        assertThat(encoded).matches("[A-Za-z0-9._~%-]+");
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(value);
        assertThat(URI.create("http://localhost/a/" + encoded + "/b").getPath()).isEqualTo("/a/" + value + "/b");
    }

    @Test
    void no_character_slips_in_that_a_normalising_server_would_read_as_a_path_character() {
        List<String> slipped = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(c -> "a" + Character.toString(c) + "b")
                .filter(value -> HOSTILE.matcher(Normalizer.normalize(value, Normalizer.Form.NFKC))
                        .find())
                .filter(PathSegmentTest::accepted)
                .toList();
        assertThat(slipped).isEmpty();
    }

    private static boolean accepted(String value) {
        try {
            PathSegment.check("any", value);
            return true;
        } catch (RefusedArgumentException e) {
            return false;
        }
    }
}
