package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.oauth.TokenTries;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How many bad tokens an address may send, and what is kept of that. */
class BadTokensTest {
    private final AtomicLong nanos = new AtomicLong();
    private final BadTokens badTokens = new BadTokens(2, nanos::get);

    private TokenTries from(String address) {
        return badTokens.of(() -> address);
    }

    private void twoFailFrom(String address) {
        from(address).failed();
        assertThat(from(address).untilNext()).isZero();
        from(address).failed();
    }

    @Test
    void an_address_waits_after_as_many_as_it_may_send_in_a_minute_and_no_other_does() {
        twoFailFrom("203.0.113.1");
        assertThat(from("203.0.113.1").untilNext()).isEqualTo(Duration.ofSeconds(30));
        assertThat(from("203.0.113.2").untilNext()).isZero();
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(from("203.0.113.1").untilNext()).isZero();
    }

    @Test
    void a_host_with_a_network_of_IPv6_is_one_address() {
        twoFailFrom("2001:db8:1:2::1");
        assertThat(from("2001:db8:1:2:ffff::7").untilNext()).isPositive();
        assertThat(from("2001:db8:1:3::1").untilNext()).isZero();
    }

    @Test
    void those_that_send_nothing_bad_cost_no_memory_and_all_others_a_bounded_one() {
        for (int host = 0; host < BadTokens.ADDRESSES * 2; host++) {
            assertThat(from("good " + host).untilNext()).isZero();
            from("bad " + host).failed();
        }
        assertThat(badTokens.size()).isEqualTo(BadTokens.ADDRESSES);
    }

    @Test
    void without_a_limit_nobody_waits() {
        BadTokens unlimited = new BadTokens(0, nanos::get);
        for (int count = 0; count < 10_000; count++) {
            unlimited.of(() -> "203.0.113.1").failed();
        }
        assertThat(unlimited.of(() -> "203.0.113.1").untilNext()).isZero();
        assertThat(unlimited.size()).isZero();
    }
}
