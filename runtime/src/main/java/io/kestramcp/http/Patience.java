package io.kestramcp.http;

import java.time.Duration;

/**
 * How slow a client may be. A body that comes slower on average, from its beginning, than {@code bodyBytesPerSecond} is
 * refused with 408.
 *
 * @param head the longest that the head of a request may take from its first byte to its last, give or take a third
 * @param bodyBytesPerSecond how fast a body must come; so slow that a phone in a tunnel gets through
 * @param part the longest that the client may take to read one part of an answer, or to end a body that was refused
 * @param partBytesPerSecond how much longer it may take to read a large one
 */
public record Patience(Duration head, int bodyBytesPerSecond, Duration part, int partBytesPerSecond) {
    /** 15 seconds, 256 bytes, 30 seconds and 64 KiB. */
    public static Patience standard() {
        return new Patience(Duration.ofSeconds(15), 256, Duration.ofSeconds(30), 64 * 1024);
    }

    /** How long a client may take to read so many bytes. */
    Duration forPart(int bytes) {
        return part.plusSeconds(bytes / partBytesPerSecond);
    }
}
