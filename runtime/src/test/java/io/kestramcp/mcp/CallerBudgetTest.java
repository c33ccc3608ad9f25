package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kestramcp.identity.Principal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallerBudgetTest {
    private static final Principal ADA = new Principal("https://issuer.example", "ada", "Ada");
    private static final Principal BOB = new Principal("https://issuer.example", "bob", "Bob");

    private final AtomicLong now = new AtomicLong(-5);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private CallerBudgets budgets(CallerLimits limits) {
        return new CallerBudgets(limits, now::get);
    }

    private static ProtocolException refusal(CallerBudget budget) {
        return catchThrowableOfType(ProtocolException.class, budget::begin);
    }

    @Test
    void calls_come_back_evenly_and_no_more_than_a_minutes_worth() throws Exception {
        CallerBudget budget = budgets(new CallerLimits(6, 0, 0)).of(ADA, "");
        for (int i = 0; i < 6; i++) {
            budget.begin().close();
        }
        assertThat(refusal(budget).httpHeaders()).containsEntry("Retry-After", "10");
        pass(Duration.ofSeconds(4));
        assertThat(refusal(budget).httpHeaders()).containsEntry("Retry-After", "6");
        pass(Duration.ofSeconds(6));
        budget.begin().close();
        assertThat(refusal(budget)).isNotNull();
        pass(Duration.ofHours(1));
        for (int i = 0; i < 6; i++) {
            budget.begin().close();
        }
        assertThat(refusal(budget)).isNotNull();
    }

    @Test
    void who_signed_in_has_one_budget_from_wherever_he_comes_and_nobody_elses() throws Exception {
        CallerBudgets budgets = budgets(new CallerLimits(1, 0, 0));
        budgets.of(ADA, "10.0.0.1").begin();
        assertThat(refusal(budgets.of(ADA, "10.0.0.2"))).isNotNull();
        assertThat(refusal(budgets.of(new Principal("https://issuer.example", "ada", "another name"), "10.0.0.2")))
                .isNotNull();
        budgets.of(BOB, "10.0.0.1").begin();
        budgets.of(new Principal("https://other.example", "ada", "Ada"), "10.0.0.1")
                .begin();
    }

    @Test
    void who_did_not_sign_in_is_known_by_his_address() throws Exception {
        CallerBudgets budgets = budgets(new CallerLimits(1, 0, 0));
        budgets.of(Principal.local(), "10.0.0.1").begin();
        assertThat(refusal(budgets.of(Principal.local(), "10.0.0.1"))).isNotNull();
        budgets.of(Principal.local(), "10.0.0.2").begin();
    }

    @Test
    void a_call_that_was_refused_costs_nothing() throws Exception {
        CallerBudget budget = budgets(new CallerLimits(2, 1, 0)).of(ADA, "");
        CallerBudget.Running running = budget.begin();
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(budget::begin).hasMessageContaining("1 of your calls are running already");
        }
        running.close();
        budget.begin().close();
    }

    @Test
    void what_was_sent_is_paid_for_by_waiting() throws Exception {
        CallerBudget budget = budgets(new CallerLimits(0, 0, 60)).of(ADA, "");
        budget.begin().close();
        budget.sent(119);
        assertThat(refusal(budget).httpHeaders()).containsEntry("Retry-After", "60");
        pass(Duration.ofSeconds(60));
        budget.begin().close();
    }

    @Test
    void callers_who_have_gone_are_forgotten_and_those_who_owe_are_not() throws Exception {
        CallerBudgets budgets = budgets(new CallerLimits(10, 0, 1000));
        for (int i = 0; i < 500; i++) {
            budgets.of(new Principal("https://issuer.example", "passer-by " + i, ""), "")
                    .begin()
                    .close();
        }
        budgets.of(BOB, "").sent(5000);
        CallerBudget.Running running = budgets.of(ADA, "").begin();
        pass(Duration.ofMinutes(2));
        for (int i = 0; i < 500; i++) {
            budgets.of(ADA, "");
        }
        assertThat(budgets.size()).isEqualTo(2);
        running.close();
        assertThat(refusal(budgets.of(BOB, ""))).isNotNull();
    }
}
