package io.kestramcp.mcp;

import java.time.Instant;

/** What counts only once, at whichever replica. Thread-safe. */
@FunctionalInterface
public interface UsedIds {
    /**
     * Uses an id up; false when it was used before.
     *
     * @param until when it is of no use any more anyway
     */
    boolean use(String id, Instant until);
}
