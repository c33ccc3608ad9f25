package io.kestramcp.sandbox.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 * * * * | 2026-11-21T08:23:33Z | 2026-11-21T09:00Z",
                "0 * * * * | 2026-11-21T09:00:00Z | 2026-11-21T10:00Z",
                "*/15 * * * * | 2026-11-21T08:23:33Z | 2026-11-21T08:30Z",
                "0 0 1 1 * | 2026-11-21T08:23:33Z | 2027-01-01T00:00Z",
                "30 9 * * 1-5 | 2026-11-21T08:00:00Z | 2026-11-23T09:30Z",
                "0 12 * * 0 | 2026-11-21T08:00:00Z | 2026-11-22T12:00Z",
                "0 0 29 2 * | 2026-11-21T08:00:00Z | 2028-02-29T00:00Z",
                "5,10 3 * * * | 2026-11-21T03:05:00Z | 2026-11-21T03:10Z",
                "30 9 * * * | 2026-11-21T10:00:00+05:30[Asia/Kolkata] | 2026-11-22T09:30+05:30[Asia/Kolkata]",
            })
    void nextTimeIsTheFirstAfter(String expression, String after, String expected) {
        assertThat(new Cron(expression).next(ZonedDateTime.parse(after))).hasToString(expected);
    }

    @Test
    void previousTimeIsTheLastBefore() {
        assertThat(new Cron("30 9 * * 1-5").previous(ZonedDateTime.parse("2026-11-23T09:30:00Z")))
                .hasToString("2026-11-20T09:30Z");
    }

    @Test
    void fourFieldsAreTooFew() {
        assertThatThrownBy(() -> new Cron("0 * * *")).hasMessageContaining("needs five fields");
    }
}
