package io.kestramcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.store.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SharedLimitTest {
    private final TestClock clock = new TestClock();
    private final SharedLimit limit = new SharedLimit(2, 3, Duration.ofMinutes(1), clock);

    @Test
    void a_sender_has_its_share_and_leaves_the_others_theirs() {
        assertThat(limit.admits("one")).isTrue();
        assertThat(limit.admits("one")).isTrue();
        assertThat(limit.admits("one")).isFalse();
        assertThat(limit.admits("two")).isTrue();
    }

    @Test
    void all_together_have_no_more_than_the_limit_of_all() {
        limit.admits("one");
        limit.admits("one");
        limit.admits("two");
        assertThat(limit.admits("three")).isFalse();
    }

    @Test
    void what_was_refused_takes_nothing_from_the_others() {
        for (int i = 0; i < 100; i++) {
            limit.admits("one");
        }
        assertThat(limit.admits("two")).isTrue();
    }

    @Test
    void all_begin_anew_when_the_time_is_over_or_the_clock_was_set_back() {
        for (Duration step : new Duration[] {Duration.ofMinutes(1), Duration.ofDays(-1)}) {
            limit.admits("one");
            limit.admits("one");
            assertThat(limit.admits("one")).isFalse();
            clock.jump(step);
            assertThat(limit.admits("one")).isTrue();
            clock.jump(Duration.ofMinutes(1));
        }
    }
}
