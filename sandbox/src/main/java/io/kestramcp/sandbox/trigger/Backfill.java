package io.kestramcp.sandbox.trigger;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;

/**
 * A stretch of time that a schedule makes up for.
 *
 * @param start from when
 * @param end until when; null for now (1.3)
 * @param current how far it has come
 * @param paused whether it waits
 * @param inputs for the executions; null for none
 * @param labels for the executions; null for none
 * @param previousNext when the schedule would have come true without it
 */
record Backfill(
        Instant start,
        Instant end,
        Instant current,
        boolean paused,
        JsonObject inputs,
        JsonArray labels,
        Instant previousNext) {
    /** Until when. */
    Instant endOr(Instant now) {
        return end == null ? now : end;
    }

    /** The same, waiting or not. */
    Backfill paused(boolean wait) {
        return new Backfill(start, end, current, wait, inputs, labels, previousNext);
    }

    /** The same, further on. */
    Backfill at(Instant time) {
        return new Backfill(start, end, time, paused, inputs, labels, previousNext);
    }
}
