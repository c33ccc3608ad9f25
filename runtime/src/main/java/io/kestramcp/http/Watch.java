package io.kestramcp.http;

import io.kestramcp.observe.Observer;
import java.util.function.IntConsumer;

/**
 * Who watches the HTTP server.
 *
 * @param observer is told of every request of the protocol
 * @param refused is told the status of every answer from 400 on
 */
public record Watch(Observer observer, IntConsumer refused) {
    /** Nobody. */
    public static final Watch NONE = new Watch(Observer.NONE, status -> {});
}
