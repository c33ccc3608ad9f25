package io.kestramcp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.doctor.Doctor.Result;
import io.kestramcp.doctor.Finding.Failure;
import io.kestramcp.doctor.Finding.Ok;
import io.kestramcp.doctor.Finding.Skipped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How checks are made, whatever they look at. */
class ExaminationTest {
    private static final Fault FAULT = Fault.failure("fault", "when", "next");

    private final Doctor doctor = new Doctor(Duration.ofSeconds(20));

    @Test
    void what_builds_on_a_failure_is_skipped_and_names_the_first_cause() {
        List<Result> results = doctor.examine(List.of(
                Check.of("a.one", "", () -> Finding.of(FAULT, "It failed."), FAULT),
                Check.of("a.two", "", () -> Finding.ok("two")).after("a.one"),
                Check.of("a.three", "", () -> Finding.ok("three")).after("a.two"),
                Check.of("a.other", "", () -> Finding.ok("other"))));
        assertThat(results)
                .extracting(Result::finding)
                .containsExactly(
                        new Failure(FAULT, "It failed."),
                        new Skipped("not looked at, because of a.one", true),
                        new Skipped("not looked at, because of a.one", true),
                        new Ok("other"));
    }

    @Test
    void what_builds_on_a_warning_or_on_something_unneeded_is_made() {
        Fault warning = Fault.warning("fault", "when", "next");
        List<Result> results = doctor.examine(List.of(
                Check.of("a.one", "", () -> Finding.of(warning, "It works."), warning),
                Check.of("a.two", "", () -> Finding.unneeded("not set")).after("a.one"),
                Check.of("a.three", "", () -> Finding.ok("three")).after("a.two")));
        assertThat(results.get(2).finding()).isEqualTo(new Ok("three"));
    }

    @Test
    void a_check_that_hangs_ends_with_its_time_and_the_next_is_made() {
        CountDownLatch never = new CountDownLatch(1);
        List<Result> results = new Doctor(Duration.ofMillis(200))
                .examine(List.of(
                        Check.of("a.one", "", () -> {
                            never.await();
                            return Finding.ok("never");
                        }),
                        Check.of("a.two", "", () -> Finding.ok("two"))));
        assertThat(results.get(0).finding())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.fault()).isEqualTo(Doctor.TOO_SLOW));
        assertThat(results.get(1).finding()).isEqualTo(new Ok("two"));
    }

    @Test
    void a_check_that_breaks_is_a_failure_that_quotes_no_message() {
        Result result = doctor.examine(List.of(Check.of("a.one", "", () -> {
                    throw new IllegalStateException("canary");
                })))
                .get(0);
        assertThat(result.finding()).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.fault()).isEqualTo(Doctor.BROKEN);
            assertThat(failure.told()).contains("IllegalStateException at ").doesNotContain("canary");
        });
    }
}
