package io.kestramcp.mcp;

import java.time.Duration;

/**
 * What the clients that wait for changes may cost.
 *
 * @param most how many streams may be open at a time
 * @param mostPerCaller how many of them may be one caller's
 * @param interval how often it is looked whether something has changed
 * @param signOfLife how often a stream without news shows whether its client is still there
 */
public record ListenLimits(int most, int mostPerCaller, Duration interval, Duration signOfLife) {
    /**
     * 256 streams, 16 for each caller, a look every five seconds, a sign of life as often. A look at a watched resource is a
     * reading, which Kestra answers and the audit records.
     */
    public static ListenLimits standard() {
        return new ListenLimits(256, 16, Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    /** The same for other numbers of streams. */
    public ListenLimits with(int mostOfAll, int mostOfOne) {
        return new ListenLimits(mostOfAll, mostOfOne, interval, signOfLife);
    }
}
