package io.kestramcp.outage;

import java.time.Duration;

/** A failure that passes: something that the gateway needs does not answer now. Implemented by exceptions. */
public interface Outage {
    /** When it makes sense to come back. */
    Duration retryAfter();
}
