package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.identity.Principal;
import io.kestramcp.store.TestClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica that others do not hear of: dead, or only cut off. Each has a clock of its own, a day apart. */
class SilentReplicaTest {
    private static final Principal ANNA = new Principal("https://id.example.com", "anna", "Anna");
    private static final Duration BEAT = Duration.ofSeconds(2);

    private final KeptTasks kept = new KeptTasks();
    private final AtomicLong nanos = new AtomicLong();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final TestClock ahead = new TestClock();
    private final TaskSharing owner = TaskSharing.unstarted(kept, new TestClock(), nanos::get);
    private final TaskSharing reader = TaskSharing.unstarted(kept, ahead, nanos::get);
    private final Tasks first =
            new Tasks(new CallPool(waiting::add, 100), new TestClock(), () -> 0, Optional.of(owner));
    private final Tasks second = new Tasks(new CallPool(waiting::add, 100), ahead, () -> 0, Optional.of(reader));
    private Task task;

    @BeforeEach
    void start() {
        ahead.advance(Duration.ofDays(1));
        task = first.start(ANNA, Tasks.USUAL_TTL, running -> Wire.object()).orElseThrow();
        assertThat(atSecond().outcome()).isEmpty();
    }

    @AfterEach
    void close() {
        kept.isDown(false);
        first.close();
        second.close();
    }

    private Task.State atSecond() {
        return second.find(ANNA, task.id()).orElseThrow().state();
    }

    /** Lets that time go by at the reader, which looks each time; the owner says nothing. */
    private void silentFor(Duration time) {
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(BEAT)) {
            nanos.addAndGet(BEAT.toNanos());
            reader.round();
        }
    }

    @Test
    void a_task_whose_replica_is_dead_has_failed_for_good_and_may_have_done_its_work() {
        silentFor(Silence.LIMIT);
        assertThat(atSecond().outcome()).isEmpty();
        silentFor(BEAT);
        assertLost();
        waiting.remove().run();
        assertLost();
    }

    private void assertLost() {
        assertThat(atSecond().outcome())
                .hasValueSatisfying(outcome -> assertThat(((Task.Outcome.Failed) outcome).problem())
                        .hasMessageContaining("may have been done: look before you repeat it"));
    }

    @Test
    void a_replica_that_was_given_up_and_comes_back_ends_its_work_as_others_told_it() {
        silentFor(Silence.LIMIT.plus(BEAT));
        assertLost();
        owner.round();
        assertThat(task.cancellation().cancelled()).isTrue();
        assertThat(task.state().outcome()).containsInstanceOf(Task.Outcome.Failed.class);
    }

    @Test
    void a_task_of_a_replica_that_beats_runs_for_as_long_as_it_likes() {
        for (int minute = 0; minute < 30; minute++) {
            silentFor(Silence.LIMIT);
            owner.round();
            assertThat(atSecond().outcome()).isEmpty();
        }
    }

    @Test
    void an_outage_of_the_store_ends_no_task_however_long_it_takes() {
        silentFor(Silence.LIMIT);
        kept.isDown(true);
        silentFor(Duration.ofHours(1));
        owner.round();
        assertThatThrownBy(this::atSecond).hasMessageContaining("The store does not answer");
        kept.isDown(false);
        assertThat(atSecond().outcome()).isEmpty();
        owner.round();
        silentFor(Silence.LIMIT);
        assertThat(atSecond().outcome()).isEmpty();
        waiting.remove().run();
        assertThat(atSecond().outcome()).containsInstanceOf(Task.Outcome.Done.class);
    }

    @Test
    void a_replica_that_itself_stood_still_gives_up_nobody() {
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(atSecond().outcome()).isEmpty();
    }

    @Test
    void a_beat_between_the_last_look_and_the_verdict_counts() {
        silentFor(Silence.LIMIT);
        KnownTask seen = second.find(ANNA, task.id()).orElseThrow();
        nanos.addAndGet(BEAT.toNanos());
        owner.round();
        assertThat(seen.state().outcome()).isEmpty();
        assertThat(atSecond().outcome()).isEmpty();
    }

    @Test
    void a_task_that_ends_during_an_outage_is_told_of_after_it() {
        kept.isDown(true);
        waiting.remove().run();
        assertThat(task.state().outcome()).containsInstanceOf(Task.Outcome.Done.class);
        kept.isDown(false);
        assertThat(atSecond().outcome()).isEmpty();
        owner.round();
        assertThat(atSecond().outcome()).containsInstanceOf(Task.Outcome.Done.class);
    }

    @Test
    void a_task_that_a_replica_with_a_clock_ahead_has_swept_is_put_back() {
        kept.sweep();
        owner.round();
        assertThat(task.state().outcome()).isEmpty();
        assertThat(atSecond().outcome()).isEmpty();
    }

    @Test
    void a_stop_tells_all_work_before_the_store_and_does_not_wait_for_one_that_hangs() throws Exception {
        Task other =
                first.start(ANNA, Tasks.USUAL_TTL, running -> Wire.object()).orElseThrow();
        CompletableFuture<Boolean> workWasTold = new CompletableFuture<>();
        kept.beforeEnd(() -> {
            workWasTold.complete(
                    task.cancellation().cancelled() && other.cancellation().cancelled());
            hangUntilInterrupted();
        });
        first.close();
        assertThat(workWasTold.get()).isTrue();
        assertThat(kept.heard()).as("the store was not told").hasSize(2);
    }

    private static void hangUntilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
