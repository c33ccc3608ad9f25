package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.mcp.CallerKey;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** How much of bodies may be in memory, of all and of each. */
class BodyMemoryTest {
    private static final CallerKey ADA = new CallerKey("https://issuer.example", "ada");

    private static CallerKey other(int number) {
        return new CallerKey("https://issuer.example", "other " + number);
    }

    private static void assertFull(ThrowingCallable take, int status) {
        assertThatThrownBy(take).isInstanceOfSatisfying(BodyMemoryFull.class, full -> assertThat(full.status())
                .isEqualTo(status));
    }

    @Test
    void of_a_small_heap_four_of_the_largest_bodies_may_be_held_and_of_a_caller_one() throws Exception {
        BodyMemory memory = new BodyMemory(0, 100);
        memory.of(ADA).take(100);
        assertFull(() -> memory.of(ADA).take(1), 429);
        BodyMemory other = new BodyMemory(0, 100);
        for (int caller = 0; caller < 4; caller++) {
            other.of(other(caller)).take(100);
        }
        assertFull(() -> other.of(ADA).take(1), 503);
    }

    @Test
    void of_a_large_heap_a_caller_has_a_quarter() throws Exception {
        BodyMemory memory = new BodyMemory(4000, 100);
        memory.of(ADA).take(1000);
        assertFull(() -> memory.of(ADA).take(1), 429);
    }

    @Test
    void what_is_given_back_can_be_taken_again_and_nothing_is_kept_of_the_caller() throws Exception {
        BodyMemory memory = new BodyMemory(0, 100);
        BodyMemory.Share first = memory.of(ADA);
        first.take(60);
        BodyMemory.Share second = memory.of(ADA);
        assertFull(() -> second.take(60), 429);
        second.close();
        assertThat(memory.held()).isEqualTo(60);
        assertThat(memory.callers()).isEqualTo(1);
        first.close();
        first.close();
        assertThat(memory.held()).isZero();
        assertThat(memory.callers()).isZero();
        memory.of(ADA).take(100);
    }
}
