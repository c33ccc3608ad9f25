package io.kestramcp.tool;

import io.kestramcp.client.RefusedArgumentException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Checks times before Kestra sees them: it drops what it cannot read and starts at once (recording 381 of 1.3.25), or
 * fails with 500 (recording 096).
 */
final class Times {
    private Times() {}

    static String instant(String argument, String value) {
        if (value != null) {
            try {
                OffsetDateTime.parse(value);
            } catch (DateTimeException e) {
                throw new RefusedArgumentException(
                        argument, "must be ISO 8601 with date, time and zone, such as 2026-01-31T08:00:00Z.");
            }
        }
        return value;
    }

    static String duration(String argument, String value) {
        if (value != null) {
            try {
                Duration.parse(value);
            } catch (DateTimeException e) {
                throw new RefusedArgumentException(argument, "must be an ISO 8601 duration, such as PT1H or P1D.");
            }
        }
        return value;
    }
}
