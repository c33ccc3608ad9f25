package io.kestramcp.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    @ParameterizedTest
    @CsvSource({
        "a, a, 0",
        "'', abc, 3",
        "abc, '', 3",
        "kitten, sitting, 3",
        "ab, ba, 1",
        "abcd, acbd, 1",
        "ca, abc, 3",
        "port, prot, 1",
        "port, pot, 1",
        "port, pport, 1"
    })
    void a_swap_an_addition_an_omission_and_a_change_cost_one(String a, String b, int distance) {
        assertThat(EditDistance.between(a, b)).isEqualTo(distance);
        assertThat(EditDistance.between(b, a)).isEqualTo(distance);
    }

    @Test
    void the_nearest_is_found_and_the_first_by_name_of_equals() {
        assertThat(NearestName.of("list_flow", List.of("list_flows", "get_flow")))
                .hasValue("list_flows");
        assertThat(NearestName.of("cat", List.of("hat", "bat"))).hasValue("bat");
    }

    @Test
    void nothing_near_is_nothing() {
        assertThat(NearestName.of("kill_execution", List.of("list_flows"))).isEmpty();
        assertThat(NearestName.of("x", List.of())).isEmpty();
    }
}
