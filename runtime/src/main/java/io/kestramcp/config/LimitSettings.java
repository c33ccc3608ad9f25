package io.kestramcp.config;

import java.util.List;

/**
 * What callers may ask of this gateway. Each replica counts for itself. For all numbers about one caller, 0 is no limit.
 *
 * @param callsPerMinute requests of one caller; so many may come at once, after which they come back evenly
 * @param callsAtOnce requests of one caller that may be running
 * @param bytesPerMinute what one caller is sent in answers; more is sent, and paid for by waiting
 * @param maxCalls requests of all callers that may be running
 * @param maxConnections open connections; others wait to be accepted
 * @param maxStreams streams of changes that may be open
 * @param streamsPerCaller how many of them may be one caller's
 * @param trustedProxies whose {@code X-Forwarded-For} or {@code Forwarded} is believed
 */
public record LimitSettings(
        int callsPerMinute,
        int callsAtOnce,
        long bytesPerMinute,
        int maxCalls,
        int maxConnections,
        int maxStreams,
        int streamsPerCaller,
        List<Network> trustedProxies) {
    /** Keeps an unmodifiable copy. */
    public LimitSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** What holds when nothing is set. */
    public static LimitSettings standard() {
        return new LimitSettings(600, 32, 64L << 20, 256, 2048, 256, 16, List.of());
    }

    /** The same for all callers together, without a limit for one. */
    public LimitSettings withoutCallerLimits() {
        return new LimitSettings(0, 0, 0, maxCalls, maxConnections, maxStreams, maxStreams, trustedProxies);
    }
}
