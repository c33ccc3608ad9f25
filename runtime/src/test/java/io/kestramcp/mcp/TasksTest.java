package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.identity.Principal;
import io.kestramcp.store.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose a task is, how many there are, and how long they are kept. */
class TasksTest {
    private static final Principal ANNA = new Principal("https://id.example.com", "anna", "Anna");
    private static final Principal BERT = new Principal("https://id.example.com", "bert", "Bert");
    private static final Principal OTHER_ANNA = new Principal("https://other.example", "anna", "Anna");

    private final TestClock clock = new TestClock();
    private final Tasks tasks = new Tasks(new CallPool(task -> {}, 2_000), clock, clock::nanoTime);

    @Test
    void to_another_caller_a_task_is_none() {
        String id = start(ANNA).id();
        assertThat(tasks.find(ANNA, id)).isPresent();
        assertThat(tasks.find(BERT, id)).isEmpty();
        assertThat(tasks.find(OTHER_ANNA, id)).isEmpty();
        assertThat(tasks.of(BERT)).isEmpty();
        assertThat(tasks.of(ANNA)).hasSize(1);
    }

    @Test
    void names_are_long_and_never_the_same() {
        Set<String> ids = new HashSet<>();
        for (int count = 0; count < 50; count++) {
            String id = start(ANNA).id();
            assertThat(id).matches("[A-Za-z0-9_-]{32}");
            ids.add(id);
        }
        assertThat(ids).hasSize(50);
    }

    @Test
    void a_caller_has_at_most_fifty_and_takes_nothing_from_another() {
        for (int count = 0; count < 50; count++) {
            start(ANNA);
        }
        assertThat(tasks.start(ANNA, Duration.ZERO, task -> Wire.object())).isEmpty();
        assertThat(tasks.start(BERT, Duration.ZERO, task -> Wire.object())).isPresent();
    }

    @Test
    void after_its_time_a_task_is_forgotten_and_its_work_ended() {
        Task task = start(ANNA);
        clock.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(tasks.find(ANNA, task.id())).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(tasks.find(ANNA, task.id())).isEmpty();
        assertThat(task.cancellation().cancelled()).isTrue();
    }

    @Test
    void a_clock_that_is_set_to_another_time_makes_a_tasks_life_neither_shorter_nor_longer() {
        Task task = start(ANNA);
        clock.jump(Duration.ofHours(5));
        assertThat(tasks.find(ANNA, task.id())).isPresent();
        clock.jump(Duration.ofHours(-10));
        clock.advance(Duration.ofHours(1));
        assertThat(tasks.find(ANNA, task.id())).isEmpty();
    }

    @Test
    void the_time_that_a_client_wants_is_kept_within_bounds() {
        assertThat(tasks.start(ANNA, Duration.ofMillis(1), task -> Wire.object())
                        .orElseThrow()
                        .ttl())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(tasks.start(ANNA, Duration.ofDays(9), task -> Wire.object())
                        .orElseThrow()
                        .ttl())
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void what_has_ended_stays_as_it_ended() {
        Task task = start(ANNA);
        assertThat(task.cancel()).isTrue();
        assertThat(task.end(new Task.Outcome.Done(Wire.object()))).isFalse();
        task.report("still here");
        assertThat(task.state().outcome()).containsInstanceOf(Task.Outcome.Cancelled.class);
        assertThat(task.state().message()).isEmpty();
    }

    @Test
    void when_the_pool_is_full_nothing_is_started_and_nothing_kept() {
        Tasks full = new Tasks(new CallPool(Runnable::run, 0), Clock.systemUTC(), System::nanoTime);
        assertThat(full.start(ANNA, Tasks.USUAL_TTL, task -> Wire.object())).isEmpty();
        assertThat(full.of(ANNA)).isEmpty();
    }

    private Task start(Principal caller) {
        return tasks.start(caller, Tasks.USUAL_TTL, task -> Wire.object()).orElseThrow();
    }
}
