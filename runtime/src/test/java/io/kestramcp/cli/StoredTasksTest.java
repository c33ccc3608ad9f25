package io.kestramcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Secret;
import io.kestramcp.mcp.SharedTasks;
import io.kestramcp.mcp.SharedTasks.Entry;
import io.kestramcp.store.SealedValues;
import io.kestramcp.store.StoreTest;
import io.kestramcp.store.TaskRows;
import io.kestramcp.vault.KeyRing;
import io.kestramcp.vault.NewKey;
import io.kestramcp.vault.Sealer;
import io.kestramcp.vault.StoredSeals;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks in the store, on each database. */
class StoredTasksTest extends StoreTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Secret key = NewKey.create(clock);
    private SharedTasks tasks;
    private Instant start;

    @BeforeEach
    void addOne() {
        tasks = new StoredTasks(new TaskRows(database, clock), sealer(key));
        start = clock.instant();
        tasks.add(ALICE, "one", start, start.plus(HOUR), "working");
    }

    private static Sealer sealer(Secret keys) {
        return new Sealer(KeyRing.of(Optional.of(keys), Optional.empty()));
    }

    private Optional<Entry> one() {
        return tasks.find(ALICE, "one");
    }

    @Test
    void a_task_is_read_as_it_was_kept_by_its_owner_alone() {
        assertThat(one()).hasValue(new Entry("one", start, start, start, start.plus(HOUR), false, "working"));
        assertThat(tasks.of(ALICE)).hasSize(1);
        assertThat(tasks.find(BOB, "one")).isEmpty();
        assertThat(tasks.find(OTHER_ALICE, "one")).isEmpty();
        assertThat(tasks.of(BOB)).isEmpty();
    }

    @Test
    void whoever_ends_it_first_has_ended_it() {
        clock.advance(Duration.ofSeconds(5));
        Instant now = clock.instant();
        assertThat(tasks.renew("one", now, "half way")).isTrue();
        assertThat(tasks.end("one", now, "done")).isTrue();
        assertThat(tasks.end("one", now, "cancelled")).isFalse();
        assertThat(tasks.renew("one", now, "still here")).isFalse();
        assertThat(one()).hasValue(new Entry("one", start, now, now, start.plus(HOUR), true, "done"));
    }

    @Test
    void whoever_renews_is_heard_until_the_end() {
        assertThat(tasks.heard()).containsExactly(Map.entry("one", start));
        clock.advance(Duration.ofSeconds(2));
        tasks.renew("one", start, "half way");
        assertThat(tasks.heard()).containsExactly(Map.entry("one", start.plusSeconds(2)));
        tasks.end("one", start, "done");
        assertThat(tasks.heard()).isEmpty();
    }

    @Test
    void one_that_is_given_up_has_ended_unless_it_was_heard_meanwhile() {
        clock.advance(Duration.ofSeconds(2));
        tasks.renew("one", start, "half way");
        assertThat(tasks.giveUp("one", start, clock.instant(), "lost")).isFalse();
        assertThat(one().orElseThrow().state()).isEqualTo("half way");
        assertThat(tasks.giveUp("one", start.plusSeconds(2), clock.instant(), "lost"))
                .isTrue();
        assertThat(one().orElseThrow().ended()).isTrue();
        assertThat(tasks.renew("one", clock.instant(), "still here")).isFalse();
    }

    @Test
    void one_whose_time_is_over_is_gone() {
        clock.advance(HOUR);
        assertThat(one()).isEmpty();
        assertThat(tasks.of(ALICE)).isEmpty();
    }

    @Test
    void an_answer_is_taken_once_and_the_first_to_a_question_counts() {
        tasks.answer("one", "page-1", "yes");
        tasks.answer("one", "page-1", "no");
        tasks.answer("none", "page-1", "yes");
        assertThat(tasks.takeAnswers("one")).containsExactly(Map.entry("page-1", "yes"));
        assertThat(tasks.takeAnswers("one")).isEmpty();
        assertThat(tasks.takeAnswers("none")).isEmpty();
    }

    @Test
    void its_state_is_sealed_anew_when_the_key_rotates_and_without_its_key_it_is_none() {
        Secret fresh = NewKey.create(clock);
        tasks.answer("one", "page-1", "yes");
        SharedTasks later = new StoredTasks(new TaskRows(database, clock), sealer(fresh));
        assertThat(later.find(ALICE, "one")).isEmpty();
        Sealer both = sealer(new Secret(fresh.reveal() + "," + key.reveal()));
        assertThat(new StoredSeals(new SealedValues(database, clock), both).resealAll())
                .isEqualTo(new StoredSeals.Report(2, 0));
        assertThat(later.find(ALICE, "one")).isPresent();
        assertThat(later.takeAnswers("one")).containsExactly(Map.entry("page-1", "yes"));
    }
}
