package io.kestramcp.http;

import io.kestramcp.mcp.ListenLimits;
import java.time.Duration;

/**
 * What the HTTP server bears.
 *
 * @param maxCalls how many MCP requests may run at a time; more are told that the gateway is busy
 * @param keepAlive how often a client that waits gets a sign of life; also how soon it is noticed that it has gone
 * @param listening what the clients that wait for changes may cost
 * @param grace how long running calls may take to end when the gateway stops
 */
public record HttpLimits(int maxCalls, Duration keepAlive, ListenLimits listening, Duration grace) {
    /** With the standard limits for clients that wait for changes. */
    public HttpLimits(int maxCalls, Duration keepAlive, Duration grace) {
        this(maxCalls, keepAlive, ListenLimits.standard(), grace);
    }

    /** 256 calls, half a second, ten seconds. */
    public static HttpLimits standard() {
        return new HttpLimits(256, Duration.ofMillis(500), Duration.ofSeconds(10));
    }
}
