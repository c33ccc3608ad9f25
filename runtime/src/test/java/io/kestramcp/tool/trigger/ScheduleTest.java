package io.kestramcp.tool.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cron expressions mean here what they mean to Kestra. 2026-11-21 is a Saturday. */
class ScheduleTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0 9 * * 1, 2026-11-23T09:00:00Z",
        "0 9 * * 0, 2026-11-22T09:00:00Z",
        "0 9 * * 7, 2026-11-22T09:00:00Z",
        "0 9 * * MON, 2026-11-23T09:00:00Z",
        "30 6 L * *, 2026-11-30T06:30:00Z",
        "0 9 29 2 *, 2028-02-29T09:00:00Z",
        "@hourly, 2026-11-21T13:00:00Z",
        "@daily, 2026-11-22T00:00:00Z",
        "@midnight, 2026-11-22T00:00:00Z",
        "@weekly, 2026-11-22T00:00:00Z",
        "@monthly, 2026-12-01T00:00:00Z",
        "@yearly, 2027-01-01T00:00:00Z",
        "@annually, 2027-01-01T00:00:00Z"
    })
    void an_expression_of_five_fields_gives_its_next_date(String cron, Instant expected) {
        assertThat(read(cron, false).orElseThrow().next(NOON, 1)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "*/15 * * * * *, 2026-11-21T12:00:15Z",
        "30 0 9 * * *, 2026-11-22T09:00:30Z",
        "0 0 9 * * 1, 2026-11-23T09:00:00Z",
        "0 0 9 * * 0, 2026-11-22T09:00:00Z",
        "5 0 0 L * *, 2026-11-30T00:00:05Z"
    })
    void an_expression_with_seconds_gives_its_next_date(String cron, Instant expected) {
        assertThat(read(cron, true).orElseThrow().next(NOON, 1)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 9 * * ?", "60 9 * * *", "0 9 * * 8", "0 0 9 * * *", "{{ vars.cron }}", "", "@reboot"})
    void what_kestra_would_not_read_is_not_read_here(String cron) {
        assertThat(read(cron, false)).isEmpty();
    }

    private static Optional<Schedule> read(String cron, boolean withSeconds) {
        JsonObject trigger = new JsonObject();
        trigger.addProperty("cron", cron);
        trigger.addProperty("withSeconds", withSeconds);
        return Schedule.of(trigger);
    }
}
