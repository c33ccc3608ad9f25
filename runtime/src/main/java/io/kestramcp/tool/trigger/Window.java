package io.kestramcp.tool.trigger;

import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.tool.Arguments;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** A span of time in the past that a backfill covers. */
record Window(Instant start, Instant end) {
    /**
     * The window that {@code start} and {@code end}, or {@code last}, say; the end is now when it is not said.
     *
     * @throws RefusedArgumentException when both forms are given, or neither, or the window is empty or begins before 1970
     */
    static Window read(Arguments arguments, Instant now) {
        boolean relative = arguments.has("last");
        if (relative == arguments.has("start") || (relative && arguments.has("end"))) {
            throw new RefusedArgumentException("start", "(with end) or last is needed: exactly one of the two forms.");
        }
        if (relative) {
            Duration last = duration(arguments.duration("last"));
            if (last.compareTo(Duration.between(Instant.EPOCH, now)) > 0) {
                throw new RefusedArgumentException("last", "reaches back to before 1970.");
            }
            return new Window(now.minus(last), now);
        }
        Instant start = instant("start", arguments.dateTime("start"));
        if (start.isBefore(Instant.EPOCH)) {
            throw new RefusedArgumentException("start", "is before 1970.");
        }
        Instant end = arguments.has("end") ? instant("end", arguments.dateTime("end")) : now;
        if (!start.isBefore(end)) {
            throw new RefusedArgumentException("start", "is not before the end, " + end + ".");
        }
        return new Window(start, end);
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isNegative() || duration.isZero()) {
                throw new RefusedArgumentException("last", "must be more than nothing.");
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw new RefusedArgumentException(
                    "last", "must be days, hours and minutes in ISO 8601, such as PT6H or P2D.");
        }
    }

    private static Instant instant(String argument, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new RefusedArgumentException(argument, "must be an instant in ISO 8601 with a zone.");
        }
    }
}
