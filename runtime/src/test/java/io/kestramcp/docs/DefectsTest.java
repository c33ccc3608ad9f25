package io.kestramcp.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No defect and no scenario of the earlier servers is forgotten. */
class DefectsTest {
    private static final int SCENARIOS = 49;
    private static final int UNTESTED_SCENARIOS = 13;
    private final List<Defect> defects = Defect.read();
    private final Map<String, Set<String>> tests = NamedTests.byId();

    DefectsTest() throws IOException {}

    @Test
    void every_defect_of_both_servers_is_listed() {
        assertThat(defects).extracting(Defect::id).containsExactlyElementsOf(ids("A-%d", 30, "B-%d", 26));
    }

    @Test
    void every_defect_is_held_by_a_test_or_says_why_none_can() {
        assertThat(defects).allSatisfy(defect -> assertThat(tests.containsKey(defect.id()))
                .as(defect.id() + " is held by a test")
                .isEqualTo(defect.open().isEmpty()));
    }

    @Test
    void every_scenario_of_the_earlier_servers_tests_and_prompts_has_a_test() {
        assertThat(tests)
                .containsKeys(
                        ids("s%02d", SCENARIOS, "p%02d", UNTESTED_SCENARIOS).toArray(String[]::new));
    }

    @Test
    void no_test_bears_the_name_of_what_is_not_listed() {
        List<String> known = ids("s%02d", SCENARIOS, "p%02d", UNTESTED_SCENARIOS);
        known.addAll(ids("A-%d", 30, "B-%d", 26));
        assertThat(tests.keySet()).isSubsetOf(known);
    }

    @Test
    void the_page_of_defects_is_up_to_date() throws IOException {
        ProjectFile.check("docs/defects.md", new DefectsPage(defects, tests).text());
    }

    private static List<String> ids(String one, int ones, String other, int others) {
        List<String> ids = new ArrayList<>();
        IntStream.rangeClosed(1, ones).forEach(number -> ids.add(one.formatted(number)));
        IntStream.rangeClosed(1, others).forEach(number -> ids.add(other.formatted(number)));
        return ids;
    }
}
