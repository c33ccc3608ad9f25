package io.kestramcp.tool.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each change of a surface has its class, and what breaks clients is called so: input and output in their own direction. */
class SurfaceDiffTest {
    private static final String BEFORE = resource("tools.json");

    static Stream<Arguments> changes() {
        return resource("changes.txt")
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split(" => ", -1))
                .map(parts -> Arguments.of(parts[0], parts[1], List.of(parts[2].split(" ; "))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_has_its_class(String before, String now, List<String> expected) {
        assertThat(told(BEFORE, changed(before, now))).isEqualTo(expected);
    }

    @Test
    void the_same_tools_in_another_order_are_no_change() {
        Surface before = Surface.read("old", BEFORE);
        Surface turned = new Surface(before.lines(), new TreeMap<>(before.tools()).descendingMap(), before.former());
        assertThat(turned.tools().keySet()).containsExactly("get_b", "get_a");
        assertThat(SurfaceDiff.of(before, turned)).isEmpty();
        assertThat(told(BEFORE, changed("enum: [ON, OFF]", "enum: [OFF, ON]"))).isEmpty();
        assertThat(ChangeText.of(List.of())).isEqualTo("No change that a client could see.\n");
    }

    @Test
    void a_rename_that_the_manifest_tells_breaks_nobody() {
        String now = changed("name: get_a", "name: read_a")
                .replace("renamed: [", "renamed: [{name: get_a, to: read_a, since: \"0.2\"}, ");
        assertThat(told(BEFORE, now)).containsExactly("read_a renamed was get_a, which still answers");
        assertThat(told(BEFORE, now.replace("maximum: 100", "maximum: 50")))
                .containsExactly(
                        "read_a renamed was get_a, which still answers",
                        "! read_a narrowed input.size maximum: 100 → 50");
    }

    @Test
    void a_tool_that_is_gone_for_good_is_told_with_its_reason() {
        String now = changed("name: get_a", "name: other_a")
                .replace("{id: getA}", "{id: getOther}")
                .replace("renamed: [", "renamed: [{name: get_a, removed: \"Kestra lacks it.\", since: \"0.2\"}, ");
        assertThat(told(BEFORE, now)).containsExactly("! get_a removed Kestra lacks it.", "other_a added Get an a.");
    }

    @Test
    void a_line_that_comes_or_goes_is_told_once_and_not_of_each_tool() {
        String now = BEFORE.replace("\"1.3\"", "\"2.1\"");
        assertThat(told(BEFORE, now))
                .containsExactly("! removed Kestra 1.3 is no longer served", "added Kestra 2.1 is served");
    }

    @Test
    void what_is_no_catalogue_is_refused() {
        assertThatThrownBy(() -> Surface.read("x.json", "[]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x.json is no tools.json");
        assertThatThrownBy(() -> Surface.read("x.json", BEFORE.replace("permissions", "rights")))
                .hasMessageContaining("no permissions");
        assertThatThrownBy(() ->
                        Surface.read("x.json", BEFORE.replace("get_b\"", "x\"").replace("name: get_b", "name: get_a")))
                .hasMessageContaining("get_a twice");
    }

    private static List<String> told(String before, String now) {
        return SurfaceDiff.of(Surface.read("old", before), Surface.read("new", now)).stream()
                .map(SurfaceDiffTest::line)
                .toList();
    }

    private static String line(Change change) {
        String lines = change.lines().isEmpty() ? "" : " " + change.lines();
        return Stream.of(
                        change.breaking() ? "!" : "",
                        change.tool(),
                        change.kind().word(),
                        change.where())
                .filter(part -> !part.isEmpty())
                .reduce((first, second) -> first + " " + second)
                .map(start -> start + " " + change.what() + lines)
                .orElseThrow();
    }

    private static String changed(String before, String now) {
        assertThat(BEFORE.split(Pattern.quote(before), -1)).as(before).hasSize(2);
        return BEFORE.replace(before, now);
    }

    private static String resource(String name) {
        try (InputStream file = SurfaceDiffTest.class.getResourceAsStream("/surface/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
