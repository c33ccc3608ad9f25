package io.kestramcp.kestra;

import static io.kestramcp.kestra.ClientFixture.client;
import static io.kestramcp.kestra.ClientFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.Breaker.Ticket;
import io.kestramcp.kestra.KestraException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One caller's slow or starved requests do not close Kestra for the others; a Kestra that is gone is closed for all. */
@Timeout(60)
class BreakerFairnessTest {
    private static final Duration PAUSE = Duration.ofMillis(1);
    private final KestraException slow =
            new KestraException(Kind.NO_ANSWER, 0, "Kestra did not finish.", List.of(), "", false);
    private final KestraException gone =
            new KestraException(Kind.UNREACHABLE, 0, "Connection refused.", List.of(), "", false);

    private final AtomicLong now = new AtomicLong();
    private final Breaker breaker = new Breaker(Duration.ofMinutes(5), Clock.systemUTC(), now::incrementAndGet);

    private static Attempt attempt(String caller) {
        return new Attempt(new Principal("https://id.example.com", caller, caller), false);
    }

    private static Attempt triedAgain(String caller) {
        return new Attempt(attempt(caller).caller(), true);
    }

    private List<Ticket> sent(Attempt... attempts) throws KestraException {
        List<Ticket> tickets = new ArrayList<>();
        for (Attempt attempt : attempts) {
            tickets.add(breaker.enter(attempt));
        }
        return tickets;
    }

    private boolean closedForAll() {
        return catchThrowableOfType(KestraException.class, breaker::check) != null;
    }

    @Test
    void five_slow_calls_of_one_caller_do_not_close_kestra_for_all() throws Exception {
        sent(attempt("ann"), attempt("ann"), attempt("ann"), attempt("ann"), attempt("ann"))
                .forEach(ticket -> breaker.failed(ticket, slow));
        assertThat(closedForAll()).isFalse();
    }

    @Test
    void slow_calls_of_five_callers_that_end_while_others_are_answered_do_not_close_kestra() throws Exception {
        List<Ticket> sent = sent(attempt("a"), attempt("b"), attempt("c"), attempt("d"), attempt("e"));
        breaker.answered(breaker.enter(attempt("ann")), 200);
        sent.forEach(ticket -> breaker.failed(ticket, slow));
        assertThat(closedForAll()).isFalse();
    }

    @Test
    void a_kestra_that_hangs_for_five_callers_is_not_asked_any_more() throws Exception {
        sent(attempt("a"), attempt("b"), attempt("c"), attempt("d"), attempt("e"))
                .forEach(ticket -> breaker.failed(ticket, slow));
        assertThat(closedForAll()).isTrue();
    }

    @Test
    void a_slow_read_that_is_tried_again_counts_once() throws Exception {
        for (int call = 0; call < 4; call++) {
            breaker.answered(breaker.enter(attempt("ann")), 504);
            breaker.answered(breaker.enter(triedAgain("ann")), 504);
            breaker.failed(breaker.enter(triedAgain("ann")), slow);
            assertThat(closedForAll()).isFalse();
        }
    }

    @Test
    void a_kestra_that_is_gone_is_not_asked_any_more_after_the_second_read_of_one_caller() throws Exception {
        breaker.failed(breaker.enter(attempt("ann")), gone);
        breaker.failed(breaker.enter(triedAgain("ann")), gone);
        breaker.answered(breaker.enter(triedAgain("ann")), 503);
        breaker.failed(breaker.enter(attempt("ann")), gone);
        assertThat(closedForAll()).isFalse();
        breaker.answered(breaker.enter(triedAgain("ann")), 502);
        assertThat(closedForAll()).isTrue();
    }

    @Test
    void a_call_whose_time_went_by_while_it_waited_for_others_says_nothing_of_kestra() throws Exception {
        for (int call = 0; call < 20; call++) {
            Attempt starved = attempt("caller " + call);
            starved.waits();
            starved.ranOutOfTime();
            breaker.failed(breaker.enter(starved), call % 2 == 0 ? slow : gone);
        }
        assertThat(closedForAll()).isFalse();
    }

    @Test
    void a_late_answer_opens_kestra_again_at_once() throws Exception {
        Ticket late = breaker.enter(attempt("late"));
        a_kestra_that_hangs_for_five_callers_is_not_asked_any_more();
        breaker.answered(late, 200);
        assertThat(closedForAll()).isFalse();
    }

    @Test
    void one_caller_does_not_hold_all_the_tries_after_the_pause() throws Exception {
        Breaker brief = new Breaker(PAUSE, Clock.systemUTC(), now::incrementAndGet);
        for (String caller : List.of("a", "b", "c", "d", "e")) {
            brief.failed(brief.enter(attempt(caller)), gone);
        }
        Ticket trial = entered(brief, attempt("ann"));
        assertThat(catchThrowableOfType(KestraException.class, () -> brief.enter(attempt("ann"))))
                .hasMessageContaining("so it was not asked");
        Ticket others = brief.enter(attempt("bert"));
        brief.answered(others, 200);
        brief.failed(trial, slow);
        brief.answered(brief.enter(attempt("ann")), 200);
    }

    /** After the pause. */
    private static Ticket entered(Breaker breaker, Attempt attempt) {
        while (true) {
            try {
                return breaker.enter(attempt);
            } catch (KestraException paused) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void slow_calls_side_by_side_that_a_proxy_gives_up_leave_kestra_open_for_the_next_caller() throws Exception {
        CountDownLatch together = new CountDownLatch(8);
        try (FakeServer server = new FakeServer((number, request, connection) -> {
                    if (number < 8) {
                        together.countDown();
                        together.await(30, TimeUnit.SECONDS);
                    }
                    connection.json(number < 8 ? 504 : 200, "{}");
                });
                HttpKestraClient client = client(server.url())) {
            List<CompletableFuture<Integer>> calls = new ArrayList<>();
            for (int call = 0; call < 8; call++) {
                calls.add(CompletableFuture.supplyAsync(() -> post(client, "ann"), task -> new Thread(task).start()));
            }
            for (CompletableFuture<Integer> each : calls) {
                assertThat(each.get()).isEqualTo(504);
            }
            assertThat(post(client, "bert")).isEqualTo(200);
        }
    }

    private static int post(KestraClient client, String caller) {
        try {
            return client.send(
                            request("POST"),
                            new CallOptions(attempt(caller).caller(), Duration.ofSeconds(50), new Cancellation()))
                    .status();
        } catch (KestraException e) {
            throw new IllegalStateException(e);
        }
    }
}
