package io.kestramcp.kestra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
