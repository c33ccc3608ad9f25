package io.kestramcp.http;

import java.time.Duration;
import java.util.Set;

/**
 * How the gateway listens.
 *
 * @param host the address to bind, such as {@code 127.0.0.1}
 * @param port the port to bind; 0 for any that is free
 * @param allowedHosts what a {@code Host} header may say besides the loopback names with the bound port, each as {@code host} or
 *     {@code host:port}, compared exactly but for case
 * @param allowedOrigins what an {@code Origin} header may say besides {@code http://} and a loopback name with the bound port, such as
 *     {@code https://chat.example.com}, compared exactly but for case
 * @param maxBodyBytes the largest request body
 * @param maxCalls how many MCP requests may run at a time; more are told that the gateway is busy
 * @param keepAlive how often a client that waits gets a sign of life; also how soon it is noticed that it has gone
 * @param grace how long running calls may take to end when the gateway stops
 */
public record HttpSettings(
        String host,
        int port,
        Set<String> allowedHosts,
        Set<String> allowedOrigins,
        int maxBodyBytes,
        int maxCalls,
        Duration keepAlive,
        Duration grace) {

    /** Copies the sets. */
    public HttpSettings {
        allowedHosts = Set.copyOf(allowedHosts);
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /** The usual limits: 4 MiB, 256 calls, half a second, ten seconds; loopback names only. */
    public static HttpSettings of(String host, int port) {
        return new HttpSettings(
                host, port, Set.of(), Set.of(), 4 * 1024 * 1024, 256, Duration.ofMillis(500), Duration.ofSeconds(10));
    }
}
