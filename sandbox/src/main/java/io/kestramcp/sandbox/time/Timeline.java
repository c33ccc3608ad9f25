package io.kestramcp.sandbox.time;

import java.time.Duration;
import java.time.Instant;

/** The sandbox's time: what o'clock it is, and what happens when. One timeline belongs to one sandbox. */
public interface Timeline extends AutoCloseable {
    /** The time now, to the microsecond. */
    Instant now();

    /** Runs an event once a delay is over, in another thread or when time is moved; never within this call. */
    void after(Duration delay, Runnable event);

    /** Drops what has not happened yet. */
    @Override
    void close();
}
