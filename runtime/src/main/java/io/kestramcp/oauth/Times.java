package io.kestramcp.oauth;

import java.time.Clock;

/**
 * The two kinds of time.
 *
 * @param wall what tokens are dated by; may be set to another time at any moment
 * @param steady what durations are measured by; never jumps, and may by and by differ from the other
 */
record Times(Clock wall, Clock steady) {
    /** Those of this machine. */
    static Times system() {
        return new Times(Clock.systemUTC(), new SteadyClock());
    }
}
