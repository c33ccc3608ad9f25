package io.kestramcp.kestra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final List<String> ran = new ArrayList<>();

    @Test
    void every_action_runs_once_however_often_it_is_cancelled() {
        cancellation.onCancel(() -> ran.add("a"));
        cancellation.onCancel(() -> ran.add("b"));
        assertThat(cancellation.cancelled()).isFalse();
        cancellation.cancel();
        cancellation.cancel();
        assertThat(ran).containsExactlyInAnyOrder("a", "b");
        assertThat(cancellation.cancelled()).isTrue();
    }

    /** The first is the one by which a cancelled call gets no answer; the work that ends afterwards would still give one. */
    @Test
    void actions_run_in_the_order_in_which_they_came() {
        List<String> order = IntStream.range(0, 50).mapToObj(String::valueOf).toList();
        order.forEach(each -> cancellation.onCancel(() -> ran.add(each)));
        cancellation.cancel();
        assertThat(ran).isEqualTo(order);
    }

    @Test
    void an_action_that_comes_late_runs_at_once() {
        cancellation.cancel();
        cancellation.onCancel(() -> ran.add("late"));
        assertThat(ran).containsExactly("late");
    }

    @Test
    void an_action_that_was_taken_back_does_not_run() {
        Cancellation.Registration registration = cancellation.onCancel(() -> ran.add("a"));
        registration.close();
        cancellation.cancel();
        assertThat(ran).isEmpty();
    }
}
