package io.kestramcp.http;

import io.kestramcp.config.LimitSettings;
import io.kestramcp.mcp.CallerLimits;
import io.kestramcp.mcp.ListenLimits;
import java.time.Duration;

/**
 * What the HTTP server bears.
 *
 * @param maxCalls how many MCP requests may run at a time; more are told that the gateway is busy
 * @param keepAlive how often a client that waits gets a sign of life; also how soon it is noticed that it has gone
 * @param listening what the clients that wait for changes may cost
 * @param callers what each caller may ask
 * @param patience how slow clients may be
 * @param bodyBytes how much may be in memory of bodies that are coming in, or not yet read as messages; four of the largest
 *     always may
 * @param grace how long running calls may take to end when the gateway stops
 */
public record HttpLimits(
        int maxCalls,
        Duration keepAlive,
        ListenLimits listening,
        CallerLimits callers,
        Patience patience,
        long bodyBytes,
        Duration grace) {
    /** While it is read as a message, a body takes about four times its size: then half the heap is left. */
    private static final int BODIES_OF_HEAP = 8;

    private static final Duration KEEP_ALIVE = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** With the standard limits for clients that wait for changes, and none for a single caller. */
    public HttpLimits(int maxCalls, Duration keepAlive, Duration grace) {
        this(maxCalls, keepAlive, ListenLimits.standard(), CallerLimits.NONE, Patience.standard(), ofHeap(), grace);
    }

    /** What the operator set, half a second, an eighth of the heap, ten seconds. */
    public static HttpLimits of(LimitSettings settings) {
        return new HttpLimits(
                settings.maxCalls(),
                KEEP_ALIVE,
                ListenLimits.standard().with(settings.maxStreams(), settings.streamsPerCaller()),
                callers(settings),
                Patience.standard(),
                ofHeap(),
                GRACE);
    }

    private static long ofHeap() {
        return Runtime.getRuntime().maxMemory() / BODIES_OF_HEAP;
    }

    /** What the operator lets each caller ask. */
    public static CallerLimits callers(LimitSettings settings) {
        return new CallerLimits(settings.callsPerMinute(), settings.callsAtOnce(), settings.bytesPerMinute());
    }

    /** What holds when nothing is set. */
    public static HttpLimits standard() {
        return of(LimitSettings.standard());
    }
}
