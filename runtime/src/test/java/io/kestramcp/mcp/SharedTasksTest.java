package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.store.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two replicas that keep their tasks in one place: what runs at the first, seen from the second. */
class SharedTasksTest {
    private static final Principal ANNA = new Principal("https://id.example.com", "anna", "Anna");
    private static final Principal BERT = new Principal("https://id.example.com", "bert", "Bert");

    private final TestClock clock = new TestClock();
    private final KeptTasks kept = new KeptTasks();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Tasks first = replica(TaskSharing.unstarted(kept, clock, () -> 0));
    private final Tasks second = replica(TaskSharing.unstarted(kept, clock, () -> 0));

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    private Tasks replica(TaskSharing sharing) {
        return new Tasks(new CallPool(waiting::add, 100), clock, clock::nanoTime, Optional.of(sharing));
    }

    private Task start(Tasks.Work work) {
        return first.start(ANNA, Tasks.USUAL_TTL, work).orElseThrow();
    }

    private KnownTask atSecond(Task task) {
        return second.find(ANNA, task.id()).orElseThrow();
    }

    @Test
    void a_result_is_had_at_both() throws Exception {
        Task task = start(running -> {
            running.report("half way");
            return Wire.object().put("answer", 42);
        });
        KnownTask seen = atSecond(task);
        assertThat(seen.state().outcome()).isEmpty();
        assertThat(seen.created()).isEqualTo(task.created());
        assertThat(seen.ttl()).isEqualTo(task.ttl());
        waiting.remove().run();
        Task.State state = atSecond(task).state();
        assertThat(state.message()).isEqualTo("half way");
        assertThat(state.outcome()).hasValueSatisfying(outcome -> assertThat(((Task.Outcome.Done) outcome).result())
                .isEqualTo(Wire.object().put("answer", 42)));
        assertThat(seen.await(new Cancellation()))
                .as("also by who had asked before")
                .containsInstanceOf(Task.Outcome.Done.class);
    }

    @Test
    void an_error_is_the_same_at_both() throws Exception {
        ProtocolException problem = ProtocolException.missingCapability(Capability.ELICITATION_FORM);
        Task task = start(running -> {
            throw problem;
        });
        waiting.remove().run();
        Task.Outcome.Failed failed =
                (Task.Outcome.Failed) atSecond(task).await(new Cancellation()).orElseThrow();
        assertThat(Wire.error(failed.problem())).isEqualTo(Wire.error(problem));
        assertThat(failed.problem().httpStatus()).isEqualTo(problem.httpStatus());
    }

    @Test
    void who_ends_it_at_the_second_ends_its_work_at_the_first() {
        Task task = start(running -> Wire.object());
        assertThat(atSecond(task).cancel()).isTrue();
        assertThat(atSecond(task).cancel()).isFalse();
        assertThat(atSecond(task).state().outcome()).containsInstanceOf(Task.Outcome.Cancelled.class);
        assertThat(first.find(ANNA, task.id()).orElseThrow().state().outcome())
                .containsInstanceOf(Task.Outcome.Cancelled.class);
        assertThat(task.cancellation().cancelled()).isTrue();
    }

    @Test
    void questions_are_seen_and_answered_at_the_second() throws Exception {
        JsonObject schema = JsonParser.parseString(
                        "{\"type\":\"object\",\"properties\":{\"yes\":{\"type\":\"boolean\"}},\"required\":[\"yes\"]}")
                .getAsJsonObject();
        Map<String, Question> asked = Map.of(
                "form", new Question.Form("Shall it?", schema, "basis"),
                "page", new Question.Page("Visit", URI.create("https://mcp.example.com/token"), "id"),
                "sampling", new Question.Sampling("Write", 10),
                "roots", new Question.Roots());
        Task task = start(running -> Wire.object());
        Thread work = new Thread(() -> ask(task, asked), "work");
        work.start();
        while (task.state().questions().isEmpty()) {
            Thread.onSpinWait();
        }
        first.find(ANNA, task.id());
        Map<String, Question> seen = atSecond(task).state().questions();
        assertThat(Set.copyOf(seen.values())).isEqualTo(Set.copyOf(asked.values()));
        JsonObject accept = JsonParser.parseString("{\"action\":\"accept\"}").getAsJsonObject();
        atSecond(task).answer("page-1", accept);
        atSecond(task).answer("page-9", accept);
        first.find(ANNA, task.id());
        assertThat(task.state().questions()).containsOnlyKeys("form-1", "sampling-1", "roots-1");
        task.cancel();
        work.join();
    }

    private static void ask(Task task, Map<String, Question> questions) {
        try {
            task.ask(questions);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void to_another_caller_it_is_none_even_if_its_row_is_moved_to_him() {
        Task task = start(running -> Wire.object());
        assertThat(second.find(BERT, task.id())).isEmpty();
        assertThat(second.of(BERT)).isEmpty();
        kept.giveTo(BERT);
        assertThat(second.find(BERT, task.id())).isEmpty();
        assertThat(second.of(BERT)).isEmpty();
    }

    @Test
    void both_list_all_of_a_callers_tasks_and_count_them_together() {
        for (int count = 0; count < 50; count++) {
            Tasks replica = count % 2 == 0 ? first : second;
            assertThat(replica.start(ANNA, Duration.ofHours(1), running -> Wire.object()))
                    .isPresent();
        }
        assertThat(first.of(ANNA)).hasSize(50);
        assertThat(second.of(ANNA)).hasSize(50);
        assertThat(second.start(ANNA, Duration.ofHours(1), running -> Wire.object()))
                .isEmpty();
        assertThat(second.start(BERT, Duration.ofHours(1), running -> Wire.object()))
                .isPresent();
    }

    @Test
    void what_could_not_be_begun_is_not_kept() {
        Tasks full = new Tasks(
                new CallPool(Runnable::run, 0),
                clock,
                clock::nanoTime,
                Optional.of(TaskSharing.unstarted(kept, clock, () -> 0)));
        assertThat(full.start(ANNA, Tasks.USUAL_TTL, task -> Wire.object())).isEmpty();
        assertThat(second.of(ANNA)).isEmpty();
    }
}
