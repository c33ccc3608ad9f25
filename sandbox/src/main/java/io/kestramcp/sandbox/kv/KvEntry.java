package io.kestramcp.sandbox.kv;

import java.time.Instant;

/**
 * One stored key.
 *
 * @param namespace where
 * @param key the key
 * @param value what
 * @param revision from 1
 * @param updated when it was written
 * @param description in the author's words; null when there is none
 * @param expires when it stops to exist; null for never
 */
record KvEntry(
        String namespace,
        String key,
        KvValue value,
        int revision,
        Instant updated,
        String description,
        Instant expires) {
    /** Whether it has stopped to exist. */
    boolean isExpired(Instant now) {
        return expires != null && !expires.isAfter(now);
    }
}
