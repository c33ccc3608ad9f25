package io.kestramcp.mcp.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.mcp.confirm.Codes.Outcome;
import io.kestramcp.store.TestClock;
import io.kestramcp.tool.Effect;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** For whom, for what, how often and how long a code is good. */
class MemoryCodesTest {
    private static final Action KILL = new Action("https://id.example.com", "anna", "main", "kill_executions", "f00d");
    private static final Effect TWO = Effect.on("kills 2 executions", List.of("a", "b"));

    private final TestClock clock = new TestClock();
    private final MemoryCodes codes = new MemoryCodes(clock::nanoTime);

    @Test
    void Z8_a_code_is_good_once_and_then_used() {
        String code = codes.issue(KILL, TWO);
        assertThat(codes.spend(code, KILL, TWO)).isEqualTo(Outcome.GOOD);
        assertThat(codes.spend(code, KILL, TWO)).isEqualTo(Outcome.USED);
    }

    @Test
    void a_clock_that_is_set_back_makes_no_code_good_for_longer() {
        String code = codes.issue(KILL, TWO);
        clock.jump(Duration.ofHours(-5));
        clock.advance(Duration.ofMinutes(5));
        assertThat(codes.spend(code, KILL, TWO)).isEqualTo(Outcome.EXPIRED);
    }

    @Test
    void Z8_a_code_is_good_for_five_minutes() {
        String code = codes.issue(KILL, TWO);
        String other = codes.issue(KILL, TWO);
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(codes.spend(code, KILL, TWO)).isEqualTo(Outcome.GOOD);
        clock.advance(Duration.ofMillis(1));
        assertThat(codes.spend(other, KILL, TWO)).isEqualTo(Outcome.EXPIRED);
    }

    @Test
    void Z8_to_another_caller_a_code_is_none_and_it_stays_good() {
        String code = codes.issue(KILL, TWO);
        for (Action stranger : List.of(
                new Action("https://id.example.com", "bert", "main", "kill_executions", "f00d"),
                new Action("https://other.example", "anna", "main", "kill_executions", "f00d"),
                new Action("https://id.example.com", "anna", "second", "kill_executions", "f00d"))) {
            assertThat(codes.spend(code, stranger, TWO)).isEqualTo(Outcome.UNKNOWN);
        }
        assertThat(codes.spend(code, KILL, TWO)).isEqualTo(Outcome.GOOD);
    }

    @Test
    void Z8_a_code_is_not_good_for_another_tool_or_other_arguments() {
        String code = codes.issue(KILL, TWO);
        for (Action other : List.of(
                new Action("https://id.example.com", "anna", "main", "delete_executions", "f00d"),
                new Action("https://id.example.com", "anna", "main", "kill_executions", "beef"))) {
            assertThat(codes.spend(code, other, TWO)).isEqualTo(Outcome.OTHER_CALL);
        }
    }

    @Test
    void a_code_is_not_good_for_another_effect() {
        String code = codes.issue(KILL, TWO);
        assertThat(codes.spend(code, KILL, Effect.on("kills 2 executions", List.of("a", "c"))))
                .isEqualTo(Outcome.OTHER_EFFECT);
    }

    @Test
    void what_was_never_given_is_unknown() {
        codes.issue(KILL, TWO);
        assertThat(codes.spend("AAAAAAAAAAAAAAAAAAAAAA", KILL, TWO)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void ten_thousand_codes_are_kept_and_the_oldest_forgotten() {
        List<String> given = IntStream.rangeClosed(0, 10_000)
                .mapToObj(each -> codes.issue(KILL, TWO))
                .toList();
        assertThat(given).doesNotHaveDuplicates();
        assertThat(codes.spend(given.get(0), KILL, TWO)).isEqualTo(Outcome.UNKNOWN);
        assertThat(codes.spend(given.get(1), KILL, TWO)).isEqualTo(Outcome.GOOD);
    }
}
