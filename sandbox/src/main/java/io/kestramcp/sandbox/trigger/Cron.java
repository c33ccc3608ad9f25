package io.kestramcp.sandbox.trigger;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A five-field cron expression, in the time zone of the times it is asked about: numbers, {@code *}, lists, ranges and steps. */
final class Cron {
    private static final int DAYS_TO_SEARCH = 5 * 366;
    private static final List<ChronoField> FIELDS = List.of(
            ChronoField.MINUTE_OF_HOUR,
            ChronoField.HOUR_OF_DAY,
            ChronoField.DAY_OF_MONTH,
            ChronoField.MONTH_OF_YEAR,
            ChronoField.DAY_OF_WEEK);

    private final List<BitSet> allowed = new ArrayList<>();

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException when it has not five fields, or one of them is none
     */
    Cron(String expression) {
        String[] parts = expression.trim().split("\\s+", -1);
        if (parts.length != FIELDS.size()) {
            throw new IllegalArgumentException("invalid cron expression '" + expression + "': it needs five fields");
        }
        for (int i = 0; i < parts.length; i++) {
            allowed.add(values(parts[i], FIELDS.get(i)));
        }
    }

    /** The first time after another. */
    ZonedDateTime next(ZonedDateTime after) {
        ZonedDateTime time = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        ZonedDateTime last = time.plusDays(DAYS_TO_SEARCH);
        while (!time.isAfter(last)) {
            if (!fits(time, 3) || !fits(time, 2) || !fits(time, 4)) {
                time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!fits(time, 1)) {
                time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!fits(time, 0)) {
                time = time.plusMinutes(1);
            } else {
                return time;
            }
        }
        throw new IllegalArgumentException("The cron expression never comes true");
    }

    /** The last time before another that is itself one of its times. */
    ZonedDateTime previous(ZonedDateTime time) {
        Duration step = Duration.between(time, next(time));
        ZonedDateTime from = time.minus(step);
        while (!next(from).isBefore(time)) {
            from = from.minus(step);
        }
        ZonedDateTime previous = next(from);
        for (ZonedDateTime later = next(previous); later.isBefore(time); later = next(later)) {
            previous = later;
        }
        return previous;
    }

    private boolean fits(ZonedDateTime time, int field) {
        return allowed.get(field).get(time.get(FIELDS.get(field)));
    }

    private static BitSet values(String part, ChronoField field) {
        BitSet values = new BitSet();
        for (String item : part.split(",", -1)) {
            String[] range = item.split("/", 2);
            int step = range.length == 2 ? Integer.parseInt(range[1]) : 1;
            int first = (int) field.range().getMinimum();
            int last = (int) field.range().getMaximum();
            if (!range[0].equals("*")) {
                String[] ends = range[0].split("-", 2);
                first = day(ends[0], field);
                last = ends.length == 2 ? day(ends[1], field) : range.length == 2 ? last : first;
            }
            for (int value = first; value <= last; value += step) {
                values.set(value);
            }
        }
        return values;
    }

    /** Cron calls Sunday 0, Java 7. */
    private static int day(String number, ChronoField field) {
        int value = Integer.parseInt(number);
        return field == ChronoField.DAY_OF_WEEK && value == 0 ? 7 : value;
    }
}
