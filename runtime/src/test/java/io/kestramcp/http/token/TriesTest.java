package io.kestramcp.http.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.identity.Principal;
import io.kestramcp.store.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TriesTest {
    private static final Principal ANN = new Principal("https://id.example", "ann", "Ann");
    private static final Principal BOB = new Principal("https://id.example", "bob", "Bob");

    private final TestClock clock = new TestClock();
    private final Tries tries = new Tries(clock);

    @Test
    void each_user_has_ten_in_ten_minutes_and_is_told_when_the_next_may_be() {
        for (int at = 0; at < Tries.MOST; at++) {
            assertThat(tries.refusal(ANN)).isEmpty();
        }
        clock.advance(Duration.ofMinutes(4));
        assertThat(tries.refusal(ANN)).hasValue(Duration.ofMinutes(6));
        assertThat(tries.refusal(BOB)).isEmpty();
        clock.advance(Duration.ofMinutes(6));
        assertThat(tries.refusal(ANN)).isEmpty();
    }
}
