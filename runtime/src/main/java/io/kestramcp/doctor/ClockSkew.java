package io.kestramcp.doctor;

import java.time.Duration;
import java.time.Instant;

/**
 * How far another clock is from this machine's.
 *
 * @param ahead negative when it is behind
 */
public record ClockSkew(Duration ahead) {
    /** A Date header has whole seconds, cut off: half of one is the best guess. */
    private static final Duration CUT_OFF = Duration.ofMillis(500);

    /**
     * By a Date header (RFC 9110, section 6.6.1).
     *
     * @param date what it says
     * @param at the time here when it came
     */
    public static ClockSkew of(Instant date, Instant at) {
        return new ClockSkew(Duration.between(at, date.plus(CUT_OFF)));
    }

    /** Whether it is more than that, in either direction. */
    public boolean isBeyond(Duration tolerated) {
        return ahead.abs().compareTo(tolerated) > 0;
    }

    @Override
    public String toString() {
        return ahead.abs().toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead of") + " this machine's";
    }
}
