package io.kestramcp.mcp;

/**
 * What one caller may ask. 0 is no limit.
 *
 * @param callsPerMinute requests; so many may come at once, after which they come back evenly
 * @param callsAtOnce requests that may be running
 * @param bytesPerMinute what he is sent; an answer is never cut, but the next call waits until it is paid for
 */
public record CallerLimits(int callsPerMinute, int callsAtOnce, long bytesPerMinute) {
    /** No limit at all. */
    public static final CallerLimits NONE = new CallerLimits(0, 0, 0);
}
