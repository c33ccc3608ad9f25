package io.kestramcp.tool.trigger;

import com.cronutils.model.time.ExecutionTime;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When a Schedule trigger fires: its cron expression, read as Kestra reads it ({@link KestraCron}), in its time zone. */
final class Schedule {
    private final ExecutionTime times;
    private final ZoneId zone;

    private Schedule(ExecutionTime times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /**
     * The schedule of one trigger.
     *
     * @return empty when the trigger is no schedule, or one that cannot be read here, such as one with expressions
     */
    static Optional<Schedule> of(JsonObject trigger) {
        return trigger.has("cron") ? read(trigger) : Optional.empty();
    }

    /** The next times after {@code from}, at most {@code count}. */
    List<Instant> next(Instant from, int count) {
        List<Instant> found = new ArrayList<>();
        Optional<ZonedDateTime> at = times.nextExecution(from.atZone(zone));
        while (at.isPresent() && found.size() < count) {
            found.add(at.get().toInstant());
            at = times.nextExecution(at.get());
        }
        return found;
    }

    /** Whether it fires at this instant. */
    boolean fires(Instant at) {
        return next(at.minusNanos(1), 1).contains(at);
    }

    /** How often it fires from {@code from} on and before {@code to}; counts no further than {@code most} + 1. */
    int count(Instant from, Instant to, int most) {
        int count = 0;
        Optional<ZonedDateTime> at = times.nextExecution(from.atZone(zone).minusNanos(1));
        while (at.isPresent() && at.get().toInstant().isBefore(to) && count <= most) {
            count++;
            at = times.nextExecution(at.get());
        }
        return count;
    }

    private static Optional<Schedule> read(JsonObject trigger) {
        boolean seconds =
                trigger.has("withSeconds") && trigger.get("withSeconds").getAsBoolean();
        try {
            ZoneId zone =
                    trigger.has("timezone") ? ZoneId.of(trigger.get("timezone").getAsString()) : ZoneId.of("UTC");
            return Optional.of(new Schedule(
                    ExecutionTime.forCron(KestraCron.parse(trigger.get("cron").getAsString(), seconds)), zone));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
