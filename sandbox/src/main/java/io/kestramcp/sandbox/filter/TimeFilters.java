package io.kestramcp.sandbox.filter;

import io.kestramcp.sandbox.http.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The rules for dates in filters: what excludes what, and what does not parse (wire document 1.3, section 8). */
public final class TimeFilters {
    static final String TIME_RANGE = "timeRange";
    private static final String START = "startDate";
    private static final String END = "endDate";

    private TimeFilters() {}

    /**
     * The conditions with {@code timeRange} rewritten to the start date that it means.
     *
     * @param now the end of the range
     * @throws Refusal for a range beside a date, a bad range, or a start after the end (422); for a bad date (500)
     */
    public static List<Condition> resolve(List<Condition> conditions, Instant now) {
        List<Filter> filters = conditions.stream()
                .flatMap(condition -> condition.filters().stream())
                .toList();
        Optional<Filter> start = first(filters, START);
        Optional<Filter> end = first(filters, END);
        if (first(filters, TIME_RANGE).isPresent() && (start.isPresent() || end.isPresent())) {
            throw Refusal.illegalArgument("Parameters 'startDate'/'endDate' and 'timeRange' are mutually exclusive");
        }
        if (start.isPresent()
                && end.isPresent()
                && instant(start.get().value()).isAfter(instant(end.get().value()))) {
            throw Refusal.illegalArgument("Start date must be before End Date");
        }
        return conditions.stream()
                .map(condition -> condition.map(filter -> filter.field().equals(TIME_RANGE)
                        ? Filter.of(START, Operator.GREATER_THAN_OR_EQUAL_TO, startOf(filter.value(), now))
                        : filter))
                .toList();
    }

    /** A date of a filter: ISO-8601 with a zone. Anything else trips the real server, which answers 500. */
    static Instant instant(String text) {
        try {
            return ZonedDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.serverError(e.getMessage());
        }
    }

    private static String startOf(String range, Instant now) {
        try {
            return now.minus(Duration.parse(range)).toString();
        } catch (DateTimeParseException e) {
            throw Refusal.illegalArgument("Invalid duration: " + range);
        }
    }

    private static Optional<Filter> first(List<Filter> filters, String field) {
        return filters.stream().filter(filter -> filter.field().equals(field)).findFirst();
    }

    /** A date of a plain parameter; throws {@link DateTimeParseException} for a text without a zone. */
    public static Instant plain(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
