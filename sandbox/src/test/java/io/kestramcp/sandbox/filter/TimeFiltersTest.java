package io.kestramcp.sandbox.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeFiltersTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final Filter start = Filter.of("startDate", Operator.GREATER_THAN, "2026-11-21T07:00:00Z");
    private final Filter range = Filter.of("timeRange", Operator.EQUALS, "PT1H");

    @Test
    void timeRangeIsAStartDate() {
        assertThat(resolve(range))
                .containsExactly(Condition.of(
                        Filter.of("startDate", Operator.GREATER_THAN_OR_EQUAL_TO, "2026-11-21T07:00:00Z")));
    }

    @Test
    void timeRangeAndDateExcludeEachOther() {
        assertThatThrownBy(() -> resolve(range, start))
                .hasMessage(
                        "Illegal argument: Parameters 'startDate'/'endDate' and 'timeRange' are mutually exclusive");
    }

    @Test
    void startAfterEndIsRefused() {
        assertThatThrownBy(() -> resolve(start, Filter.of("endDate", Operator.LESS_THAN, "2026-11-21T06:00:00Z")))
                .hasMessage("Illegal argument: Start date must be before End Date");
    }

    @Test
    void badDurationIsRefused() {
        assertThatThrownBy(() -> resolve(Filter.of("timeRange", Operator.EQUALS, "1h")))
                .hasMessage("Illegal argument: Invalid duration: 1h");
    }

    @Test
    void dateWithoutAZoneTripsTheServer() {
        assertThatThrownBy(() -> Comparison.date(NOW, Filter.of("startDate", Operator.EQUALS, "2026-01-01")))
                .hasMessage("Internal server error: Text '2026-01-01' could not be parsed at index 10");
    }

    private static List<Condition> resolve(Filter... filters) {
        return TimeFilters.resolve(Arrays.stream(filters).map(Condition::of).toList(), NOW);
    }
}
