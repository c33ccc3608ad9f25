package io.kestramcp.http;

import java.time.Duration;

/**
 * How slow a client may be.
 *
 * @param head the longest that the head of a request may take from its first byte to its last, give or take a third
 * @param body the longest that a small body may take
 * @param part the longest that the client may take to read one part of an answer, or to end a body that was refused
 * @param bytesPerSecond how much longer a large body or part may take
 */
public record Patience(Duration head, Duration body, Duration part, int bytesPerSecond) {
    /** 15 seconds, 15 seconds, 30 seconds and 64 KiB. */
    public static Patience standard() {
        return new Patience(Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(30), 64 * 1024);
    }

    /** How long a body may take of which so many bytes have come; what is declared gives nobody time. */
    Duration forBody(long come) {
        return body.plusSeconds(come / bytesPerSecond);
    }

    /** How long a client may take to read so many bytes. */
    Duration forPart(int bytes) {
        return part.plusSeconds(bytes / bytesPerSecond);
    }
}
